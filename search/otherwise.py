"""Otherwise: what is offered where little or nothing fits: what there is without some of what narrows, else what is nearest."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from search import rules
from search.asking import ask
from search.contract import Hit
from search.counting import total_for
from search.engines import BEST, Query
from search.families import one_of_each
from search.naming import Names
from search.results import Results, Wider
from search.second_lock import admitted

EVERYTHING: Mapping[str, tuple[str, ...]] = {}


def otherwise(results: Results, query: Query, names: Names, user: Any) -> Results:
    """``results``, in which nothing is, with what may help. A few more questions to the engine, on such pages only. EngineAway."""
    plain = replace(query, facets=(), times={}, offset=0, limit=rules.PAGE_SIZE)
    if results.choice.is_narrowed and (wider := _wider(results, plain, names, user)):
        return replace(results, wider=wider)
    return replace(results, nearest=nearest(query, user))


def nearest(query: Query, user: Any, but: Collection[Hit] = ()) -> tuple[Hit, ...]:
    """What lies nearest to ``query`` of everything, ``but`` for what is shown already, in whatever language. EngineAway."""
    asked = replace(
        query, facets=(), times={}, offset=0, filters=EVERYTHING, since=0, phrases=(), order=BEST, beyond=True
    )
    # Of as many again some may be translations of the others.
    matches = ask(replace(asked, limit=len(but) + 2 * rules.NEAREST)).matches
    # The database is asked of none twice.
    shown = {(hit.kind, hit.row.pk) for hit in but}
    others = admitted([match for match in matches if (match.kind, match.id) not in shown], user)
    return tuple(one_of_each(others, query.language, but=but)[: rules.NEAREST])


def _wider(results: Results, plain: Query, names: Names, user: Any) -> tuple[Wider, ...]:
    """What there is without each field that narrows, and without all of them; the most first."""
    choice = results.choice
    without = {name: choice.without(name) for name in choice.narrowed_to}
    if len(without) > 1:
        # Asked first: where there is nothing at all, nothing else needs to be asked.
        without = {"": choice.wide(), **without}
    found: list[Wider] = []
    for name, left in without.items():
        asked = replace(plain, filters=names.filters(left), since=plain.since if left.time else 0)
        total = total_for(ask(asked), asked, user)
        if not total and not name:
            return ()
        if total:
            found.append(Wider(_labels(name, results), total, left.address(results.words)))
    return tuple(sorted(found, key=lambda wider: wider.total, reverse=True))


def _labels(name: str, results: Results) -> tuple[str, ...]:
    """The names of what is chosen in a field; none for all fields."""
    return tuple(
        facet.label for group in results.groups if group.field == name for facet in group.shown if facet.chosen
    )
