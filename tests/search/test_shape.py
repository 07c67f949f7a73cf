"""The shape of an index, the generation that grows with it, and what is told when one of them was forgotten."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from search import compounds, entries, pieces, ranking, shape
from search.engines.elastic import mapping
from search.entries import Entry

schema = import_module("search.engines.tantivy.schema")  # its package has a function of the same name

GENERATIONS = Path(shape.__file__).with_name("generations.txt")


def digests():
    """Worked out anew, as a process does when it starts."""
    for kept in (shape.content, mapping.index_body, mapping.digest, schema.digest, schema.schema):
        kept.cache_clear()
    return schema.digest(), mapping.digest()


@pytest.fixture(autouse=True)
def as_they_were(monkeypatch):
    yield
    monkeypatch.undo()
    digests()


def test_another_shape_has_a_greater_generation():
    lines = [line.split() for line in GENERATIONS.read_text().splitlines() if line and not line.startswith("#")]
    assert [int(number) for number, *_ in lines] == list(range(1, len(lines) + 1))
    *before, (last, *known) = lines
    now = list(digests())
    following = shape.GENERATION + (now != known and int(last) == shape.GENERATION)
    assert (shape.GENERATION, now) == (int(last), known), (
        "What stands in an index is not what it was. Set GENERATION in search/shape.py to "
        f"{following} and let search/generations.txt end with the line: {following} {' '.join(now)}"
    )
    assert known not in [others for _, *others in before]


@dataclass(frozen=True)
class MoreKept(Entry):
    """An entry with one more field."""

    more: str = ""


CHANGES = {
    "one more field": (entries, "Entry", MoreKept),
    "a word that is too common": (shape, "STOP_WORDS", {"en": ("hub",)}),
    "other words of compounds": (compounds, "KNOWN", Path(__file__)),
    "titles are cut off earlier": (entries, "TITLE_LENGTH", 200),
    "solutions are cut off later": (entries, "SOLUTION_LENGTH", 60_000),
    "fewer tags": (entries, "TAGS", 10),
    "forms of words": (entries, "forms_of", lambda words, analyser: words),
    "words that may be meant": (entries, "SPELLED_FROM", 3),
    "what is like a code": (entries.words, "codes_in_text", lambda *texts: ()),
    "what is worth how much": (ranking, "SOLVED", 1),
    "longer pieces are embedded": (pieces, "LENGTH", 900),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_what_stands_in_an_index_changes_its_shape_for_both_engines(change, monkeypatch):
    owner, name, value = CHANGES[change]
    before = digests()
    assert digests() == before
    monkeypatch.setattr(owner, name, value)
    assert all(now != once for now, once in zip(digests(), before, strict=True))


def test_the_generation_stands_in_the_name_of_an_index_where_there_is_one():
    assert shape.generation_of("7-0123456789-1763920000000000000") == 7
    assert shape.generation_of("my-site.7-0123456789-1763920000000000000") == 7
    assert shape.generation_of("0123456789-1763920000000000000") == 0
    assert shape.generation_of("lotse-7.0123456789-1763920000000000000") == 0
    assert shape.generation_of("") == 0
