"""Finding: what a person typed goes to the engine, and a page of what fits comes back, with an honest answer when it is away."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.utils import timezone

from search import naming, rules, words
from search.asking import ask
from search.choice import PARAMETERS, Choice
from search.contract import Hit, sources
from search.counting import counted
from search.engines import BEST, NEWEST, EngineAway, Found, Query
from search.experts import experts_for, kinds_with_people
from search.facets import groups_of
from search.meant import meant
from search.naming import Names
from search.otherwise import nearest, otherwise
from search.patience import OutOfTime, patience
from search.queries.synonyms import current_synonyms
from search.reading import also_searched
from search.results import Results
from search.second_lock import admitted, titles
from search.understanding import query_of

ONE_EACH = ("kind", "state", "language")
"""Fields every document has one value of, and few there are: their counts add up to everything."""


def find(text: str, *, user: Any, language: str, choice: Choice | None = None, page: int = 1) -> Results:
    """The page ``page`` of what fits ``text`` and is in ``choice``, for ``user`` who reads ``language``; an answer to whatever is
    typed. Where nothing is, everything in ``choice``.
    """
    asked = words.clean_query(text)
    names = naming.names()
    known = names.known(choice or Choice())
    everything = not words.distinct(asked, 1)
    if everything and not known.is_narrowed:
        return Results(words=asked)
    if everything and known.order == BEST:
        known = replace(known, order=NEWEST)
    now = timezone.now()
    page = rules.page_within(page, rules.LAST_PAGE * rules.PAGE_SIZE)
    query = replace(
        query_of(asked, language=language, audiences=rules.audiences_of(user), synonyms=current_synonyms()),
        filters=names.filters(known),
        since=rules.beginning(known.time, now) if known.time else 0,
        order=known.order,
        facets=tuple(PARAMETERS),
        leading=kinds_with_people() if page == 1 else (),
        times={name: rules.beginning(name, now) for name in rules.TIMES},
        everything=everything,
        offset=(page - 1) * rules.PAGE_SIZE,
        limit=rules.PAGE_SIZE,
    )
    told = Results(asked, choice=known, page=page, everything=everything)
    try:
        with patience(rules.PATIENCE):
            return _results(*_read(told, query), names, user)
    except EngineAway:
        return _from_database(asked, user=user, language=language, choice=known)


def _read(told: Results, query: Query) -> tuple[Results, Query, Found]:
    """What is found for the words as they stand; or as they are meant, where there is time to find out."""
    found = ask(query)
    try:
        return meant(told, query, found)
    except OutOfTime:
        return told, query, found


def _results(asked: Results, query: Query, found: Found, names: Names, user: Any) -> Results:
    page, pages = asked.page, rules.page_count(found.total)
    if found.total and page > pages:
        # A link to a page that is no more leads to the last one there is.
        page = pages
        found = ask(replace(query, offset=(page - 1) * rules.PAGE_SIZE))
    explained = rules.may_ask_why(user)
    hits = admitted(found.matches, user, with_reasons=explained)
    found = counted(found, query, {(hit.kind, hit.row.pk) for hit in hits})
    results = replace(
        asked,
        hits=hits,
        total=found.total,
        page=page,
        pages=pages,
        groups=groups_of(found, asked.choice, names),
        in_all=_in_all(found, asked.choice),
        is_explained=explained,
        also=also_searched(query.readings),
    )
    if not found.total:
        with suppress(OutOfTime):
            results = otherwise(results, query, names, user)
        return results
    if found.total < rules.FEW and not results.choice.is_narrowed:
        with suppress(OutOfTime):
            results = replace(results, nearest=nearest(query, user, but=results.hits))
    # Whoever turns the page has seen them.
    return replace(results, experts=experts_for(found, user)) if page == 1 else results


def _in_all(found: Found, choice: Choice) -> int:
    """How many there are of whatever kind, where only the kind narrows (or only the state, or only the language)."""
    alone = next(iter(choice.values)) if len(choice.values) == 1 and not choice.time else ""
    return sum(found.facets.get(alone, {}).values()) if alone in ONE_EACH else 0


def _from_database(asked: str, *, user: Any, language: str, choice: Choice) -> Results:
    """What the database alone can offer: titles that contain the words."""
    hits: list[Hit] = []
    kinds = choice.values.get("kind", ())
    for kind, source in sources().items():
        if kinds and kind not in kinds:
            continue
        rows = source.database_search(" ".join(words.distinct(asked)), user, language, rules.PAGE_SIZE)
        hits += titles(source, rows)
    shown = rules.mixed(hits, rules.PAGE_SIZE, rules.PAGE_SIZE // 2)
    return Results(words=asked, hits=tuple(shown), total=len(shown), choice=choice, away=True)
