"""Which documents lie nearest: both engines alike, and the file of the embedded one."""

import random
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest

from search.engines import EngineAway
from search.engines import tantivy as embedded
from search.engines.tantivy import rows
from search.meaning import DIMENSIONS
from search.vectors import packed
from tests.search.conftest import ENGINES, made, ready
from tests.search.entries import entry, ids, query


def vector(seed):
    """A direction of its own."""
    numbers = random.Random(seed)
    return packed(np.array([numbers.gauss(0, 1) for _ in range(DIMENSIONS)], dtype=np.float32))


def near(seed, **fields):
    """Asks for what lies at ``seed``, by meaning alone."""
    return replace(query("nothing of these words", **fields), near=vector(seed), beyond=True)


def write(engine, pks, *, stamp, seed=None, **fields):
    """Documents, each at the direction of its number or at ``seed``."""
    vectors = {f"note:{pk}": (vector(seed if seed is not None else pk),) for pk in pks}
    engine.write([entry(pk, f"Hub {pk}", **fields) for pk in pks], vectors=vectors, stamp=stamp)


def first(engine, seed, **fields):
    return ids(engine.search(near(seed, **fields)))[0]


def test_the_nearest_stands_first_and_the_nearest_of_several_vectors_counts(engine):
    write(engine, range(1, 6), stamp=1)
    engine.write([entry(9, "Long")], vectors={"note:9": (vector(90), vector(91))}, stamp=2)
    assert [first(engine, seed) for seed in (3, 90, 91)] == [3, 9, 9]


def test_what_is_far_is_no_result_and_what_is_there_is(engine):
    write(engine, range(1, 6), stamp=1)
    found = engine.search(replace(near(3), beyond=False))
    assert (ids(found), found.total) == ([3], 1)


def test_a_document_that_moved_is_found_where_it_is_and_one_that_lost_its_vectors_nowhere(engine):
    write(engine, [1, 2, 3], stamp=1)
    write(engine, [1], stamp=2, seed=50)
    engine.write([entry(2, "Hub 2")], stamp=3)
    engine.write((), gone=["note:3"], stamp=4)
    assert first(engine, 50) == 1
    assert ids(engine.search(near(2))) == [1]


def test_nobody_comes_near_what_is_not_for_them(engine):
    write(engine, [1], stamp=1, audience="members")
    write(engine, [2], stamp=1)
    assert ids(engine.search(near(1))) == [2]
    assert first(engine, 1, audiences=("public", "members")) == 1


def test_filters_narrow_what_is_near(engine):
    write(engine, [1], stamp=1, place="roof")
    write(engine, [2], stamp=1, place="cellar")
    assert ids(engine.search(near(1, filters={"place": ("note.cellar",)}))) == [2]


def test_what_has_no_meaning_yet_is_named_until_it_has(engine):
    write(engine, [1], stamp=1)
    engine.write([entry(2, "Hub 2"), entry(3, "Hub 3")], stamp=1)
    assert sorted(engine.without_meaning(10)) == ["note:2", "note:3"]
    assert len(engine.without_meaning(1)) == 1
    engine.write([entry(2, "…")], vectors={"note:2": ()}, stamp=2)
    write(engine, [3], stamp=2)
    assert engine.without_meaning(10) == []


class TestTheFileOfTheEmbeddedEngine:
    @pytest.fixture
    def engine(self, tmp_path):
        """The embedded engine with thirty documents, written in three turns."""
        with made("tantivy", tmp_path) as engine:
            ready(engine)
            for stamp in range(1, 4):
                write(engine, range(10 * stamp, 10 * stamp + 10), stamp=stamp)
            yield engine

    @pytest.fixture
    def other(self, engine, tmp_path):
        """Another process that reads the same folder and has the file open."""
        with made("tantivy", tmp_path) as other:
            assert first(other, 12) == 12
            yield other

    def file(self, engine):
        return engine.folder.place(engine.index("live")) / "vectors"

    def test_another_process_sees_what_was_written_since_and_where_it_moved(self, engine, other):
        write(engine, [77], stamp=4)
        write(engine, [12], stamp=5, seed=500)
        assert [first(other, seed) for seed in (29, 77, 500)] == [29, 77, 12]
        assert first(other, 12) != 12

    def test_without_the_file_words_find_until_the_worker_has_laid_it_anew(self, engine):
        engine.close()
        self.file(engine).unlink()
        assert ids(engine.search(near(12))) == []
        assert ids(engine.search(query("hub 12")))[0] == 12
        write(engine, [77], stamp=4)
        engine.tend()
        assert [first(engine, seed) for seed in (12, 39, 77)] == [12, 39, 77]

    @pytest.mark.parametrize("left", [b"", b"nonsense", bytes(5_000)])
    def test_a_damaged_file_is_laid_anew(self, engine, left):
        engine.close()
        self.file(engine).write_bytes(left)
        write(engine, [77], stamp=4)
        engine.tend()
        assert [first(engine, seed) for seed in (12, 39, 77)] == [12, 39, 77]

    def test_half_a_row_of_a_writer_that_was_killed_harms_nobody(self, engine, other):
        with self.file(engine).open("ab") as file:
            file.write(bytes(100))
        write(engine, [77], stamp=4)
        assert [first(other, seed) for seed in (12, 39, 77)] == [12, 39, 77]

    def test_what_was_appended_by_a_writer_killed_before_its_commit_is_no_document(self, engine, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(embedded, "_writer", without_commit(embedded._writer))
            with pytest.raises(EngineAway):
                write(engine, [77, 12], stamp=4, seed=500)
        assert 77 not in ids(engine.search(near(500)))
        write(engine, [77, 12], stamp=5)
        assert [first(engine, seed) for seed in (77, 12)] == [77, 12]

    def test_old_rows_go_once_they_are_most_of_it(self, engine, other, monkeypatch):
        monkeypatch.setattr(rows, "SPARE", 0)
        for stamp in range(4, 8):
            write(engine, range(10, 20), stamp=stamp)
        engine.write((), gone=["note:20"], stamp=8)
        before = self.file(engine).stat().st_size
        engine.tend()
        assert self.file(engine).stat().st_size == 29 * rows.ROW.size < before
        assert [first(other, seed) for seed in (12, 39)] == [12, 39]
        write(engine, [12], stamp=9, seed=500)
        assert first(other, 500) == 12
        assert first(other, 12) != 12

    def test_what_is_in_order_is_left_alone(self, engine):
        before = self.file(engine).stat()
        engine.tend()
        assert self.file(engine).stat() == before

    def test_vectors_of_one_document_do_not_crowd_out_the_others(self, engine):
        # Ten documents of fifty vectors each at one place, and the others farther away.
        close = {f"note:{pk}": tuple(vector(800) for _ in range(50)) for pk in range(200, 210)}
        engine.write([entry(pk, "Crowd") for pk in range(200, 210)], vectors=close, stamp=9)
        found = ids(engine.search(near(800, limit=100)))
        assert set(found[:10]) == set(range(200, 210))
        assert len(found) == 40


def without_commit(writing):
    """A writer for which the disk is full in the end."""

    @contextmanager
    def written(index):
        with writing(index) as writer:
            yield writer
            raise OSError("no space left on device")

    return written


@pytest.mark.parametrize("limit", [1, 5])
def test_both_engines_put_the_same_in_the_same_order(tmp_path, limit):
    orders = []
    for name in ENGINES:
        with made(name, tmp_path / name) as engine:
            ready(engine)
            write(engine, range(1, 40), stamp=1)
            orders.append(ids(engine.search(near(7, limit=limit))))
    assert orders[0] == orders[1]
