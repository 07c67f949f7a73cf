"""Finding: what a person typed goes to the engine, and a page of what fits comes back, with an honest answer when it is away."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from search import meaning, naming, operators, ranking, rules, words
from search.asking import ask, spelled
from search.choice import PARAMETERS, Choice
from search.contract import Hit, sources
from search.engines import EngineAway, Found, Query
from search.experts import experts_for, kinds_with_people
from search.facets import groups_of
from search.naming import Names
from search.operators import Told
from search.otherwise import nearest, otherwise
from search.queries.synonyms import current_synonyms
from search.reading import also_searched, phrase, readings
from search.results import Results
from search.second_lock import admitted, titles
from search.synonyms import NO_SYNONYMS, Synonyms
from search.vectors import packed

SAID = ("readings", "exact", "codes", "near", "phrases", "without")
"""What of a query comes from the words."""
ONE_EACH = ("kind", "state", "language")
"""Fields every document has one value of, and few there are: their counts add up to everything."""


def find(text: str, *, user: Any, language: str, choice: Choice | None = None, page: int = 1) -> Results:
    """The page ``page`` of what fits ``text`` and is in ``choice``, for ``user`` who reads ``language``; an answer to whatever is
    typed.
    """
    asked = words.clean_query(text)
    if not words.distinct(asked, 1):
        return Results(words=asked)
    names = naming.names()
    known = names.known(choice or Choice())
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
        offset=(page - 1) * rules.PAGE_SIZE,
        limit=rules.PAGE_SIZE,
    )
    told = Results(asked, choice=known, page=page)
    try:
        return _results(*_meant(told, query, ask(query)), names, user)
    except EngineAway:
        return _from_database(asked, user=user, language=language, choice=known)


def query_of(
    text: str,
    *,
    language: str,
    audiences: tuple[str, ...],
    needed: str = ranking.MOST,
    beginning: str = "",
    by_meaning: bool = True,
    is_title: bool = False,
    synonyms: Synonyms = NO_SYNONYMS,
) -> Query:
    """What is asked of the engine for ``text``, whatever it is: its words and their ``synonyms``, codes, the title it may be, and
    its meaning where there is a model; ``beginning`` is what follows and is still being typed. In what ``is_title`` nothing is an
    operator.
    """
    told = Told(words.clean_query(text)) if is_title else operators.read(text)
    asked, begun = told.words, words.clean_query(beginning)
    whole = f"{asked} {begun}".strip()
    return Query(
        readings=readings(
            words.distinct(asked), language, needed, words.distinct(begun), synonyms.in_text(asked, language)
        ),
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


def _meant(told: Results, query: Query, found: Found) -> tuple[Results, Query, Found]:
    """What was ``found``, or where words find little and may be misspelled, what the corrected ones find: in its place when there
    is nothing, beside it when there is something.
    """
    if (
        found.by_words >= rules.FEW
        or told.choice.exactly
        or (meant := _spelled(told.words, query.language)) == told.words
    ):
        return told, query, found
    corrected = query_of(meant, language=query.language, audiences=query.audiences, synonyms=current_synonyms())
    other = replace(query, **{name: getattr(corrected, name) for name in SAID})
    more = ask(other)
    if more.by_words > found.by_words:
        return (
            (replace(told, meant=meant), query, found)
            if found.by_words
            else (replace(told, instead=meant), other, more)
        )
    # Where nothing is found either way, what is nearest to the words that exist is offered.
    return (told, query, found) if found.total else (told, other, more)


def _spelled(text: str, language: str) -> str:
    """``text`` corrected, but for words that editors use in synonyms: they may stand in no document."""
    said = current_synonyms().in_text(text, language).values()
    return spelled(text, frozenset(term for phrases in said for one in phrases for term in one.phrase.said))


def _results(asked: Results, query: Query, found: Found, names: Names, user: Any) -> Results:
    page, pages = asked.page, rules.page_count(found.total)
    if found.total and page > pages:
        # A link to a page that is no more leads to the last one there is.
        page = pages
        found = ask(replace(query, offset=(page - 1) * rules.PAGE_SIZE))
    explained = rules.may_ask_why(user)
    results = replace(
        asked,
        hits=admitted(found.matches, user, with_reasons=explained),
        total=found.total,
        page=page,
        pages=pages,
        groups=groups_of(found, asked.choice, names),
        in_all=_in_all(found, asked.choice),
        is_explained=explained,
        also=also_searched(query.readings),
    )
    if not found.total:
        return otherwise(results, query, names, user)
    if found.total < rules.FEW and not results.choice.is_narrowed:
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
