"""The second lock: what the engine found is asked of the database again before anybody sees it."""

from collections.abc import Iterable, Sequence
from typing import Any

from search import highlight
from search.contract import Document, Hit, Source, sources
from search.engines import Match
from search.queries import waiting_among


def admitted(matches: Sequence[Match], user: Any) -> tuple[Hit, ...]:
    """Of ``matches`` those whose object ``user`` may see now. A fixed number of queries for each kind.

    While a change of an object still waits in the outbox, the index may hold words somebody has just taken back: then its texts
    come from the database, unmarked.
    """
    keys = [(match.kind, match.id) for match in matches]
    stale = waiting_among(keys)
    rows: dict[tuple[str, int], Any] = {}
    fresh: dict[tuple[str, int], Document] = {}
    for kind, source in sources().items():
        ids = [pk for other, pk in keys if other == kind]
        if not ids:
            continue
        seen = list(source.for_hits(source.visible_to(source.findable().filter(pk__in=ids), user)))
        rows |= {(kind, row.pk): row for row in seen}
        changed = [row.pk for row in seen if (kind, row.pk) in stale]
        fresh |= {(kind, document.id): document for document in _documents(source, changed)}
    return tuple(
        _fresh_hit(row, fresh[key]) if key in fresh else _hit(row, match)
        for match in matches
        if (row := rows.get(key := (match.kind, match.id))) is not None
    )


def _hit(row: Any, match: Match) -> Hit:
    passage, of = highlight.passage(match.passages)
    return Hit(match.kind, row, match.language, highlight.marked(match.title), passage, of)


def _fresh_hit(row: Any, document: Document) -> Hit:
    return Hit(document.kind, row, document.language, highlight.plain(document.title))


def titles(source: Source[Any], rows: Sequence[Any]) -> list[Hit]:
    """Hits for ``rows`` that the database found by their titles."""
    documents = {document.id: document for document in _documents(source, [row.pk for row in rows])}
    return [_fresh_hit(row, documents[row.pk]) for row in rows if row.pk in documents]


def _documents(source: Source[Any], ids: Sequence[int]) -> Iterable[Document]:
    """Loaded anew: rows for hits may lack what only documents need."""
    return source.documents_for(list(source.findable().filter(pk__in=ids))) if ids else ()
