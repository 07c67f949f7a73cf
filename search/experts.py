"""Experts: who knows about what was found, as the sources of the best results say it."""

from typing import Any

from search import rules
from search.contract import source_of, sources
from search.engines import Found
from search.results import Experts


def kinds_with_people() -> tuple[str, ...]:
    """Those whose sources know people."""
    return tuple(kind for kind, source in sources().items() if source.people_template)


def experts_for(found: Found, user: Any) -> tuple[Experts, ...]:
    """People who know about the best results that were ``found``. A fixed number of database queries for each kind."""
    best = ((source_of(kind), ids[: rules.KNOWN_BY]) for kind, ids in found.leading.items())
    asked = ((source, source.people_for(ids, user)) for source, ids in best if ids)
    return tuple(Experts(tuple(people), source.people_template) for source, people in asked if people)
