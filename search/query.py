"""Finding: what a person typed goes to the engine, and what comes back is asked of the database again before anybody sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import structlog
from django.contrib.auth.models import AnonymousUser

from search import highlight, ranking, rules, words
from search.breaker import Breaker
from search.contract import Document, Hit, sources
from search.engines import EngineAway, Found, Match, Query, engine
from search.queries import waiting_among

log = structlog.get_logger(__name__)

# The engine away or hanging: one page finds out, the others use the database meanwhile.
reading = Breaker(first=5.0, longest=30.0)


@dataclass(frozen=True)
class Facet:
    """One value results can be narrowed to."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Results:
    """A page of results. ``total`` and the facets may lag a moment behind; hits never show what is not to be seen."""

    words: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    kinds: tuple[Facet, ...] = ()
    nearest: tuple[Hit, ...] = ()
    """Offered when nothing fits: what shares at least a word."""
    away: bool = False
    """The engine did not answer; ``hits`` are titles the database knows."""

    @property
    def is_narrowed(self) -> bool:
        """Whether only some kinds were asked for."""
        return any(facet.chosen for facet in self.kinds)


def find(
    text: str,
    *,
    user: Any,
    language: str,
    kinds: Sequence[str] = (),
    filters: Mapping[str, tuple[str, ...]] | None = None,
    page: int = 1,
) -> Results:
    """The page ``page`` of what fits ``text``, best first, for ``user`` who reads ``language``; an answer to whatever is typed."""
    asked = words.clean_query(text)
    if not words.distinct(asked):
        return Results(words=asked)
    known = tuple(kind for kind in kinds if kind in sources())
    page = rules.page_within(page, rules.LAST_PAGE * rules.PAGE_SIZE)
    query = Query(
        words=words.distinct(asked),
        exact=words.exact(asked),
        codes=words.codes_in_query(asked),
        language=language,
        audiences=rules.audiences_of(user),
        filters={**(filters or {}), "kind": known},
        facets=("kind",),
        offset=(page - 1) * rules.PAGE_SIZE,
        limit=rules.PAGE_SIZE,
    )
    try:
        return _results(asked, query, user, page)
    except EngineAway as error:
        log.warning("search_away", error=str(error)[:300])
        return _from_database(asked, user=user, language=language, kinds=known)


def suggest(title: str, *, language: str) -> tuple[Hit, ...]:
    """At most five articles and solved questions that may already answer a question with this title, as everybody may see them.

    Empty for a title shorter than ten characters and while the engine is away.
    """
    asked = words.clean_query(title)
    if len(asked) < rules.SUGGESTED_FROM:
        return ()
    # Behind a blank or a full stop the last word is finished.
    finished, _, begun = (asked, "", "") if not title[-1:].isalnum() else asked.rpartition(" ")
    query = Query(
        words=words.distinct(finished),
        beginning=words.distinct(begun),
        exact=words.exact(asked),
        codes=words.codes_in_query(asked),
        language=language,
        audiences=rules.audiences_of(None),
        filters={"state": rules.SUGGESTED_STATES},
        needed=ranking.SOME,
        limit=2 * rules.SUGGESTED,
    )
    try:
        matches = rules.mixed(_ask(query).matches)
    except EngineAway as error:
        log.warning("suggestions_away", error=str(error)[:300])
        return ()
    return _admitted(matches, AnonymousUser())


def _ask(query: Query) -> Found:
    with reading.guard():
        return engine().search(query)


def _results(asked: str, query: Query, user: Any, page: int) -> Results:
    found = _ask(query)
    pages = rules.page_count(found.total)
    if found.total and page > pages:
        # A link to a page that is no more leads to the last one there is.
        page = pages
        found = _ask(replace(query, offset=(page - 1) * rules.PAGE_SIZE))
    nearest: tuple[Match, ...] = ()
    if not found.total:
        nearest = _ask(replace(query, needed=ranking.ONE, facets=(), offset=0, limit=rules.NEAREST)).matches
    return Results(
        words=asked,
        hits=_admitted(found.matches, user),
        total=found.total,
        page=page,
        pages=pages,
        kinds=_facets(found, query.filters["kind"]),
        nearest=_admitted(nearest, user),
    )


def _facets(found: Found, chosen: Sequence[str]) -> tuple[Facet, ...]:
    counts = found.facets.get("kind", {})
    return tuple(
        Facet(kind, str(source.label), counts.get(kind, 0), kind in chosen)
        for kind, source in sources().items()
        if counts.get(kind) or kind in chosen
    )


def _admitted(matches: Sequence[Match], user: Any) -> tuple[Hit, ...]:
    """The second lock: of ``matches`` those whose object ``user`` may see now. A fixed number of queries for each kind.

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
        changed = [row for row in seen if (kind, row.pk) in stale]
        if changed:
            fresh |= {(kind, document.id): document for document in source.documents_for(changed)}
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


def _from_database(asked: str, *, user: Any, language: str, kinds: Sequence[str]) -> Results:
    """What the database alone can offer: titles that contain the words."""
    hits: list[Hit] = []
    for kind, source in sources().items():
        if kinds and kind not in kinds:
            continue
        rows = source.database_search(words.distinct(asked), user, language, rules.PAGE_SIZE)
        hits += _titles(source.documents_for(rows), {row.pk: row for row in rows})
    shown = rules.mixed(hits, rules.PAGE_SIZE, rules.PAGE_SIZE // 2)
    return Results(words=asked, hits=tuple(shown), total=len(shown), away=True)


def _titles(documents: Iterable[Document], rows: Mapping[int, Any]) -> list[Hit]:
    by_id = {document.id: document for document in documents}
    return [_fresh_hit(row, by_id[pk]) for pk, row in rows.items() if pk in by_id]
