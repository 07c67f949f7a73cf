"""Which documents lie nearest: the embedded engine's graph, what was written since, and both engines alike."""

import random
from dataclasses import replace

import numpy as np
import pytest

from search.engines.tantivy import nearness
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


class TestTheGraphOfTheEmbeddedEngine:
    @pytest.fixture
    def drawn(self, tmp_path, monkeypatch):
        """An engine that draws a graph of every ten documents, and has."""
        monkeypatch.setattr(nearness, "READ", 10)
        with made("tantivy", tmp_path) as engine:
            ready(engine)
            for stamp in range(1, 4):
                write(engine, range(10 * stamp, 10 * stamp + 10), stamp=stamp)
            while engine.tend():
                pass
            yield engine

    def graphs(self, engine):
        return sorted(path.name for path in engine.folder.place(engine.index("live")).glob("near-*"))

    def test_it_is_drawn_in_quiet_moments_and_one_file_stays(self, drawn):
        assert self.graphs(drawn) == ["near-3.graph"]
        assert drawn.tend() is False

    def test_what_is_in_it_is_found_and_what_was_written_since_too(self, drawn):
        write(drawn, [77], stamp=4)
        assert [first(drawn, seed) for seed in (12, 29, 39, 77)] == [12, 29, 39, 77]

    def test_what_changed_since_is_found_where_it_is_now(self, drawn):
        write(drawn, [12], stamp=4, seed=500)
        assert first(drawn, 500) == 12
        assert first(drawn, 12) != 12
        write(drawn, range(60, 70), stamp=5)
        while drawn.tend():
            pass
        assert self.graphs(drawn) == ["near-5.graph"]
        assert first(drawn, 500) == 12
        assert first(drawn, 12) != 12

    def test_another_process_sees_the_new_graph(self, drawn, tmp_path):
        from search.engines import make

        other = make("tantivy", str(drawn.folder.path))
        assert first(other, 12) == 12
        write(drawn, range(60, 70), stamp=5)
        drawn.tend()
        write(drawn, [99], stamp=6)
        assert [first(other, seed) for seed in (12, 65, 99)] == [12, 65, 99]
        other.close()

    def test_without_the_file_nothing_is_lost(self, drawn):
        place = drawn.folder.place(drawn.index("live"))
        drawn.close()
        (place / "near").unlink()
        assert first(drawn, 12) == 12

    def test_a_damaged_file_takes_nothing_from_anybody(self, drawn):
        place = drawn.folder.place(drawn.index("live"))
        drawn.close()
        (place / "near-3.graph").write_bytes(b"nonsense")
        assert first(drawn, 12) == 12
        write(drawn, range(60, 70), stamp=5)
        assert drawn.tend() is True
        assert first(drawn, 12) == 12

    def test_what_lies_there_twice_is_asked_for_often_enough(self, drawn):
        # Ten documents of five vectors each at nearly one place: they must not crowd out each other.
        close = {f"note:{pk}": tuple(vector(800) for _ in range(5)) for pk in range(200, 210)}
        drawn.write([entry(pk, "Crowd") for pk in range(200, 210)], vectors=close, stamp=9)
        drawn.tend()
        assert set(ids(drawn.search(near(800)))[:10]) == set(range(200, 210))


@pytest.mark.parametrize("limit", [1, 5])
def test_both_engines_put_the_same_in_the_same_order(tmp_path, limit):
    orders = []
    for name in ENGINES:
        with made(name, tmp_path / name) as engine:
            ready(engine)
            write(engine, range(1, 40), stamp=1)
            orders.append(ids(engine.search(near(7, limit=limit))))
    assert orders[0] == orders[1]
