"""Experts: who knows about what was found, as the sources of the best results say it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from search import rules
from search.asking import ask
from search.contract import sources
from search.engines import BEST, EngineAway, Match, Query
from search.results import Experts


def experts_for(query: Query, user: Any) -> tuple[Experts, ...]:
    """People who know about the best results of ``query``, for each kind that has people; nobody where the engine does not say.
    One more question to it, which gives numbers only, and a fixed number of database queries for each kind.
    """
    ids: dict[str, list[int]] = defaultdict(list)
    for match in _best(query):
        ids[match.kind].append(match.id)
    asked = ((source, source.people_for(ids[kind], user)) for kind, source in sources().items() if kind in ids)
    return tuple(Experts(tuple(people), source.people_template) for source, people in asked if people)


def _best(query: Query) -> Sequence[Match]:
    wanted = query.filters.get("kind") or sources()
    kinds = tuple(kind for kind, source in sources().items() if source.people_template and kind in wanted)
    if not kinds:
        return ()
    filters = {**query.filters, "kind": kinds}
    try:
        return ask(replace(query, filters=filters, order=BEST, bare=True, limit=rules.KNOWN_BY)).matches
    except EngineAway:
        # What was found a moment ago is there all the same.
        return ()
