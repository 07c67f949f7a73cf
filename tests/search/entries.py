"""Makes documents, entries and queries for tests."""

from search import words
from search.contract import Document
from search.engines import Query
from search.entries import entry_of


def entry(id=1, title="Hub", *, kind="note", language="en", **fields):
    """One entry; a made-up thread unless said otherwise."""
    return entry_of(Document(kind=kind, id=id, title=title, language=language, **fields))


def query(text, **fields):
    """What `search.query` would ask for ``text``, of everybody's documents, in English."""
    text = words.clean_query(text)
    fields = {"language": "en", "audiences": ("public",), "limit": 10} | fields
    return Query(words=words.distinct(text), exact=words.exact(text), codes=words.codes_in_query(text), **fields)


def ids(found):
    """The ids of what was found, best first."""
    return [match.id for match in found.matches]
