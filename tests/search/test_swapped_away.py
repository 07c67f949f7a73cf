"""The embedded index swapped away under a reader, at each step of the way from its name to its words."""

import gc
from pathlib import Path

import pytest
import tantivy

from search import engines
from search.engines import LIVE, NEXT, NoIndex
from search.engines import tantivy as embedded
from search.engines.tantivy.folder import Folder
from search.entries import Entry
from tests.search import notes
from tests.search.conftest import made, ready
from tests.search.entries import entry, ids, query
from tests.search.worker import embedded as embedded_house
from tests.search.worker import settle


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


def test_what_is_opened_half_removed_is_not_read(engine, reader):
    """tantivy opens a segment whose positions are gone, and only fails when it is asked for them."""
    engine.begin()
    engine.write([entry(2, "Hub")], stamp=1, slot=NEXT)
    place, seen = engine.folder.place(engine.index(LIVE)), reader.folder.seen

    def half_removed(name):
        reader.folder.seen = seen
        facts = seen(name)
        engine.folder.point(LIVE, engine.index(NEXT))
        positions = list(place.glob("*.pos"))
        assert positions
        for file in positions:
            file.unlink()
        return facts

    reader.folder.seen = half_removed
    assert ids(reader.search(query("hub"))) == [2]


def test_a_reader_lets_go_of_what_was_swapped_away(engine, reader):
    """Files that somebody holds open take their room on the disk although they are removed."""
    for number in range(2, 5):
        assert ids(reader.search(query("hub"))) == [number - 1]
        engine.begin()
        engine.write([entry(number, "Hub")], stamp=1, slot=NEXT)
        engine.swap()
    assert ids(reader.search(query("hub"))) == [4]
    gc.collect()
    maps = Path("/proc/self/maps").read_text().splitlines()
    held = [line for line in maps if str(engine.folder.path) in line]
    assert held
    assert not [line for line in held if line.endswith("(deleted)")]


@pytest.fixture(params=["other fields", "other files"])
def from_another_version(request, engine, monkeypatch):
    """What stands there was written by other code, and cannot be asked what this code asks."""
    monkeypatch.setattr(embedded, "digest", lambda: "0123456789")
    if request.param == "other fields":
        monkeypatch.setattr(embedded, "schema", lambda: tantivy.SchemaBuilder().build())
    else:
        (engine.folder.place(engine.index(LIVE)) / "meta.json").write_text("{}")


def test_what_cannot_be_asked_counts_as_no_index_until_its_successor_is_there(from_another_version, reader):
    with pytest.raises(embedded.NoIndex):
        reader.search(query("hub"))


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


@pytest.mark.django_db
def test_an_entry_that_other_code_wrote_otherwise_is_told_as_an_engine_that_is_away(
    settings, only_notes, tmp_path, monkeypatch, client
):
    """The fields of the index are ours, but what is kept of a document has one more."""
    with embedded_house(settings, tmp_path):
        notes.write("Hub")
        with monkeypatch.context() as other_code:
            fields = Entry.fields
            other_code.setattr(Entry, "fields", property(lambda self: fields.fget(self) | {"more": "of it"}))
            settle()
        page = client.get("/en/search/?q=hub")
        assert page.status_code == 200
        assert "The search engine is away for a moment" in page.content.decode()
        assert client.get("/en/search/completions/?q=hub").status_code == 200
        with pytest.raises(NoIndex, match="cannot be read"):
            list(engines.engine().scan("note"))
