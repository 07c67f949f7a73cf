"""Every engine writes, replaces, takes out and gives back what it was given."""

import shutil
import threading

import pytest

from search.contract import Signals
from search.engines import LIVE, NEXT, NoIndex
from search.engines.elastic import ElasticEngine
from search.engines.tantivy import TantivyEngine
from tests.search.conftest import made, ready
from tests.search.entries import entry, ids, query


def test_what_is_written_is_found_on_return(engine):
    assert engine.write([entry(1, "Rain gauge")], stamp=1).refused == {}
    assert ids(engine.search(query("gauge"))) == [1]


def test_an_entry_comes_back_as_it_was_written(engine):
    given = entry(
        7, "Größe – “Ω” 😀", language="de", summary="Kurz", body="Lang", solution="So", codes=("E-1042",), place="hub",
        tags=("wlan", "hub"), state="solved", audience="members", author=5, signals=Signals(3, True, 2, 99), version=4,
    )  # fmt: skip
    bare = entry(8, "", language="fr")
    engine.write([bare, given], stamp=1)
    assert [kept.entry for kept in engine.scan("note")] == [given, bare]
    assert [kept.key for kept in engine.scan("note")] == ["note:7", "note:8"]


def test_writing_again_replaces(engine):
    engine.write([entry(1, "Barometer")], stamp=1)
    engine.write([entry(1, "Hygrometer")], stamp=2)
    assert engine.count() == 1
    assert ids(engine.search(query("hygrometer"))) == [1]
    assert ids(engine.search(query("barometer"))) == []


def test_an_older_document_never_replaces_a_newer_one(engine):
    engine.write([entry(1, "Newer"), entry(2, "Second")], stamp=10)
    written = engine.write([entry(1, "Older"), entry(3, "Third")], gone=["note:2"], stamp=9)
    assert written.newer == {"note:1", "note:2"}
    assert [kept.entry.title for kept in engine.scan("note")] == ["Newer", "Second", "Third"]


def test_the_same_batch_twice_changes_nothing(engine):
    for _ in range(2):
        assert engine.write([entry(1, "Hub")], gone=["note:2"], stamp=5).newer == frozenset()
    assert engine.count() == 1


def test_what_is_gone_is_not_found_any_more(engine):
    engine.write([entry(1, "Hub"), entry(2, "Hub")], stamp=1)
    assert engine.write([], gone=["note:1", "note:99"], stamp=2).refused == {}
    assert ids(engine.search(query("hub"))) == [2]


def test_counts_are_by_kind(engine):
    engine.write([entry(1), entry(2), entry(1, kind="paper")], stamp=1)
    assert dict(engine.kinds()) == {"note": 2, "paper": 1}


def test_a_scan_goes_on_past_one_page_in_order(engine):
    engine.write([entry(number, f"Note {number}") for number in range(1203, 0, -1)], stamp=1)
    assert [kept.entry.id for kept in engine.scan("note")] == list(range(1, 1204))


def test_one_document_that_cannot_be_kept_does_not_hold_up_the_others(engine):
    written = engine.write([entry(1, "Good"), entry(2**70, "Too large"), entry(3, "Good too")], stamp=1)
    assert list(written.refused) == [f"note:{2**70}"]
    assert written.refused[f"note:{2**70}"]
    assert [kept.entry.id for kept in engine.scan("note")] == [1, 3]


def test_without_an_index_everything_says_so(bare):
    assert bare.index(LIVE) is None
    assert bare.ping() is False
    for attempt in (
        lambda: bare.search(query("hub")),
        lambda: bare.write([entry()], stamp=1),
        bare.count,
        lambda: list(bare.scan("note")),
        bare.swap,
    ):
        with pytest.raises(NoIndex):
            attempt()
    assert bare.index(LIVE) is None


def test_a_new_index_grows_beside_the_live_one_and_takes_its_place(engine):
    engine.write([entry(1, "Old words")], stamp=1)
    before = engine.index(LIVE)
    name = engine.begin()
    engine.write([entry(1, "New words")], stamp=2, slot=NEXT)
    assert engine.index(NEXT) == name
    assert ids(engine.search(query("old"))) == [1]
    assert ids(engine.search(query("new"))) == []
    engine.swap()
    assert (engine.index(LIVE), engine.index(NEXT)) == (name, None)
    assert before != name
    assert ids(engine.search(query("new"))) == [1]
    assert ids(engine.search(query("old"))) == []


def test_beginning_again_drops_what_was_begun(engine):
    first = engine.begin()
    engine.write([entry(1)], stamp=1, slot=NEXT)
    second = engine.begin()
    assert engine.index(NEXT) == second != first
    assert engine.count(NEXT) == 0


def test_readers_meet_one_whole_index_while_it_is_swapped(engine):
    engine.write([entry(number, "Hub") for number in range(1, 6)], stamp=1)
    answers, done = [], threading.Event()

    def read():
        while not done.is_set():
            answers.append(engine.search(query("hub")).total)

    reader = threading.Thread(target=read)
    reader.start()
    for stamp in range(2, 7):
        engine.begin()
        engine.write([entry(number, "Hub") for number in range(1, 6)], stamp=stamp, slot=NEXT)
        engine.swap()
    done.set()
    reader.join()
    assert set(answers) == {5}


def test_it_knows_an_index_of_its_own_shape(engine):
    assert engine.is_current(engine.index(LIVE))
    assert not engine.is_current("lotse.0000000000-1")


def test_it_works_again_after_closing(engine):
    engine.write([entry(1, "Hub")], stamp=1)
    engine.close()
    assert ids(engine.search(query("hub"))) == [1]
    assert engine.ping()


def test_what_a_writer_left_that_was_killed_before_it_committed_is_in_nobodys_way(tmp_path):
    """A copy of the index writes in its stead; of that everything comes back but the last file, which says that it happened."""
    house = TantivyEngine(str(tmp_path / "search"))
    house.begin()
    house.swap()
    house.write([entry(number, f"Hub {number}") for number in range(1, 6)], stamp=1)
    place = house.folder.place(house.index(LIVE))
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "search", other)
    deputy = TantivyEngine(str(other))
    deputy.write([], gone=["note:1"], stamp=2)
    written = deputy.folder.place(deputy.index(LIVE))
    left = {path.name for path in written.glob("*.del")} - {path.name for path in place.iterdir()}
    assert left
    for name in (*left, ".managed.json"):
        shutil.copy(written / name, place / name)

    house.write([], gone=["note:1"], stamp=2)
    assert [kept.entry.id for kept in house.scan("note")] == [2, 3, 4, 5]
    house.write([entry(2, "Renamed")], stamp=3)
    assert ids(house.search(query("renamed"))) == [2]
    house.close()


def kept(engine):
    """Whatever is there that begins as the engine's own things do."""
    if isinstance(engine, TantivyEngine):
        return [path.name for path in engine.folder.path.parent.iterdir()]
    return sorted(engine.patient.indices.get(index=f"{engine.prefix}*"))


def test_discarding_takes_away_all_that_was_kept_and_what_nobody_points_at(engine):
    engine.write([entry(1, "Hub")], stamp=1)
    engine.begin()
    if isinstance(engine, TantivyEngine):
        engine.folder.place(f"{engine.shape}-1").mkdir()
    else:
        engine.patient.indices.create(index=f"{engine.prefix}.{engine.shape}-1")
    assert kept(engine)
    engine.discard()
    assert kept(engine) == []
    assert (engine.index(LIVE), engine.index(NEXT)) == (None, None)
    with pytest.raises(NoIndex):
        engine.search(query("hub"))


def test_discarding_twice_or_before_there_is_anything_is_no_matter(bare):
    bare.discard()
    bare.discard()
    assert kept(bare) == []
    ready(bare).write([entry(1, "Hub")], stamp=1)
    assert ids(bare.search(query("hub"))) == [1]


def test_discarding_leaves_others_alone_whose_names_begin_alike(tmp_path):
    with made("elasticsearch", tmp_path) as engine:
        others = [ElasticEngine(engine.urls[0], f"{engine.prefix}{more}") for more in (".next", "-2")]
        try:
            for one in (engine, *others):
                ready(one).write([entry(1, "Hub")], stamp=1)
            engine.discard()
            assert [ids(other.search(query("hub"))) for other in others] == [[1], [1]]
        finally:
            for other in others:
                other.discard()
