"""The embedded index swapped away under a reader, at each step of the way from its name to its words."""

import pytest

from search.engines import LIVE, NEXT
from search.engines import tantivy as embedded
from search.engines.tantivy.folder import Folder
from tests.search.conftest import made, ready
from tests.search.entries import entry, ids, query


@pytest.fixture
def engine(tmp_path):
    """The embedded engine with a document."""
    with made("tantivy", tmp_path) as engine:
        ready(engine).write([entry(1, "Hub")], stamp=1)
        yield engine


@pytest.fixture
def reader(engine, tmp_path):
    """Another process with the same folder, which has opened nothing yet."""
    with made("tantivy", tmp_path) as reader:
        yield reader


@pytest.mark.parametrize(("owner", "step"), [(Folder, "is_whole"), (Folder, "seen"), (embedded, "open_index")])
def test_a_reader_reads_its_successor(engine, reader, owner, step, monkeypatch):
    engine.begin()
    engine.write([entry(2, "Hub")], stamp=1, slot=NEXT)
    goes_on = getattr(owner, step)

    def swapped_before(*given):
        monkeypatch.undo()
        engine.swap()
        return goes_on(*given)

    monkeypatch.setattr(owner, step, swapped_before)
    assert ids(reader.search(query("hub"))) == [2]
    assert engine.index(NEXT) is None, "the swap happened"


def test_an_index_that_is_being_removed_is_never_begun_anew_by_a_reader(engine, reader):
    place = engine.folder.place(engine.index(LIVE))
    seen = reader.folder.seen

    def emptied(name):
        facts = seen(name)
        for file in place.iterdir():
            file.unlink()
        return facts

    reader.folder.seen = emptied
    with pytest.raises(embedded.NoIndex):
        reader.search(query("hub"))
    assert list(place.iterdir()) == []
