"""Makes documents, entries and queries for tests."""

from dataclasses import replace

from search.contract import Document
from search.entries import entry_of
from search.understanding import query_of


def entry(id=1, title="Hub", *, kind="note", language="en", **fields):
    """One entry; a made-up thread unless said otherwise."""
    return entry_of(Document(kind=kind, id=id, title=title, language=language, **fields))


def query(text, *, language="en", audiences=("public",), beginning="", is_title=False, **fields):
    """What `search.understanding` asks for ``text``, of everybody's documents, in English."""
    asked = query_of(text, language=language, audiences=audiences, beginning=beginning, is_title=is_title)
    return replace(asked, **fields)


def ids(found):
    """The ids of what was found, best first."""
    return [match.id for match in found.matches]
