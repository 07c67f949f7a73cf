"""The second lock: what the engine found is asked of the database again before anybody sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from search import highlight, naming, passages
from search.contract import Document, Hit, Source, sources
from search.engines import Match
from search.entries import entry_of
from search.naming import Names
from search.queries import rows_seen, waiting_among


def admitted(
    matches: Sequence[Match], user: Any, *, with_reasons: bool = False, answering: bool = False
) -> tuple[Hit, ...]:
    """Of ``matches`` those whose object ``user`` may see now, ``with_reasons`` for where they stand; ``answering`` those alone that
    may answer a question. A fixed number of queries for each kind.

    While a change of an object still waits in the outbox, the index may hold words somebody has just taken back: then its texts
    come from the database, unmarked.
    """
    keys = [(match.kind, match.id) for match in matches]
    stale = waiting_among(keys)
    rows = rows_seen(keys, user, answering=answering)
    fresh: dict[tuple[str, int], Document] = {}
    for kind, source in sources().items():
        changed = [pk for other, pk in rows if other == kind and (kind, pk) in stale]
        fresh |= {(kind, document.id): document for document in _documents(source, changed)}
    called = naming.names()
    hits = []
    for match in matches:
        key = (match.kind, match.id)
        if (row := rows.get(key)) is not None:
            hit = _fresh_hit(row, fresh[key], called) if key in fresh else _hit(row, match, called)
            hits.append(replace(hit, why=match.why) if with_reasons else hit)
    return tuple(hits)


def surely_seen(matches: Sequence[Match], user: Any) -> bool:
    """Whether ``user`` may see one of ``matches`` now, and with the words it was found by: no change of it waits. A query, and one
    for each kind.
    """
    keys = [(match.kind, match.id) for match in matches]
    return not rows_seen(keys, user).keys() <= waiting_among(keys)


def _hit(row: Any, match: Match, called: Names) -> Hit:
    passage, of = highlight.passage(match.passages)
    answer = tuple(part for fragment in match.answer for part in highlight.paragraphs(fragment))
    place, tags = called.of("place", match.place), tuple(called.of("tags", tag) for tag in match.tags)
    return Hit(match.kind, row, match.language, highlight.marked(match.title), passage, of, answer, place, tags)


def _fresh_hit(row: Any, document: Document, called: Names) -> Hit:
    return _hit(row, passages.match_of(entry_of(document), passages.NOTHING, at_length=True), called)


def titles(source: Source[Any], rows: Sequence[Any]) -> list[Hit]:
    """Hits for ``rows`` that the database found by their titles."""
    called = naming.names()
    documents = {document.id: document for document in _documents(source, [row.pk for row in rows])}
    return [_fresh_hit(row, documents[row.pk], called) for row in rows if row.pk in documents]


def _documents(source: Source[Any], ids: Sequence[int]) -> Iterable[Document]:
    """Loaded anew: rows for hits may lack what only documents need."""
    return source.documents_for(list(source.findable().filter(pk__in=ids))) if ids else ()
