"""Finding: what a person typed goes to the engine, and a page of what fits comes back, with an honest answer when it is away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from search import meaning, operators, ranking, rules, words
from search.asking import ask
from search.contract import Hit, sources
from search.engines import EngineAway, Found, Match, Query
from search.operators import Told
from search.reading import phrase, readings
from search.second_lock import admitted, titles
from search.vectors import packed


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

    @property
    def in_all(self) -> int:
        """How many fit, of whatever kind."""
        return sum(facet.count for facet in self.kinds)


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
    if not words.distinct(asked, 1):
        return Results(words=asked)
    known = tuple(kind for kind in kinds if kind in sources())
    page = rules.page_within(page, rules.LAST_PAGE * rules.PAGE_SIZE)
    query = replace(
        query_of(asked, language=language, audiences=rules.audiences_of(user)),
        filters={**(filters or {}), "kind": known},
        facets=("kind",),
        offset=(page - 1) * rules.PAGE_SIZE,
        limit=rules.PAGE_SIZE,
    )
    try:
        return _results(asked, query, user, page)
    except EngineAway:
        return _from_database(asked, user=user, language=language, kinds=known)


def query_of(
    text: str,
    *,
    language: str,
    audiences: tuple[str, ...],
    needed: str = ranking.MOST,
    beginning: str = "",
    by_meaning: bool = True,
    is_title: bool = False,
) -> Query:
    """What is asked of the engine for ``text``, whatever it is: its words, codes, the title it may be, and its meaning where there
    is a model; ``beginning`` is what follows and is still being typed. In what ``is_title``
    nothing is an operator.
    """
    told = Told(words.clean_query(text)) if is_title else operators.read(text)
    asked, begun = told.words, words.clean_query(beginning)
    whole = f"{asked} {begun}".strip()
    return Query(
        readings=readings(words.distinct(asked), language, needed, words.distinct(begun)),
        exact=words.exact(whole),
        codes=words.codes_in_query(whole),
        language=language,
        audiences=audiences,
        near=_near(whole) if by_meaning else None,
        phrases=tuple(map(phrase, told.phrases)),
        without=tuple(reading for text in told.without for reading in phrase(text)),
    )


def _near(text: str) -> bytes | None:
    vector = meaning.vector_of_query(text)
    return None if vector is None else packed(vector)


def _results(asked: str, query: Query, user: Any, page: int) -> Results:
    found = ask(query)
    pages = rules.page_count(found.total)
    if found.total and page > pages:
        # A link to a page that is no more leads to the last one there is.
        page = pages
        found = ask(replace(query, offset=(page - 1) * rules.PAGE_SIZE))
    nearest: tuple[Match, ...] = ()
    if not found.total:
        nearest = ask(replace(query, beyond=True, facets=(), offset=0, limit=rules.NEAREST)).matches
    return Results(
        words=asked,
        hits=admitted(found.matches, user),
        total=found.total,
        page=page,
        pages=pages,
        kinds=_facets(found, query.filters["kind"]),
        nearest=admitted(nearest, user),
    )


def _facets(found: Found, chosen: Sequence[str]) -> tuple[Facet, ...]:
    counts = found.facets.get("kind", {})
    return tuple(
        Facet(kind, str(source.label), counts.get(kind, 0), kind in chosen)
        for kind, source in sources().items()
        if counts.get(kind) or kind in chosen
    )


def _from_database(asked: str, *, user: Any, language: str, kinds: Sequence[str]) -> Results:
    """What the database alone can offer: titles that contain the words."""
    hits: list[Hit] = []
    for kind, source in sources().items():
        if kinds and kind not in kinds:
            continue
        rows = source.database_search(" ".join(words.distinct(asked)), user, language, rules.PAGE_SIZE)
        hits += titles(source, rows)
    shown = rules.mixed(hits, rules.PAGE_SIZE, rules.PAGE_SIZE // 2)
    return Results(words=asked, hits=tuple(shown), total=len(shown), away=True)
