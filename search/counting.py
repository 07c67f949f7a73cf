"""Counting: what the second lock held back is taken off the counts, for where little is found a count tells what is there."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from search.engines import TIMES, Found, Match, Query
from search.queries import Key, rows_seen


def counted(found: Found, query: Query, seen: Collection[Key]) -> Found:
    """``found``, the answer to ``query``, with its total and facets less those of its matches that are not among ``seen``.

    What one page does not hold is counted as the index has it: such a count is too coarse to tell of one thing.
    """
    held = [match for match in found.matches if (match.kind, match.id) not in seen]
    if not held or found.total > len(found.matches):
        return found
    facets = {
        name: dict(Counter(counts) - Counter(value for match in held for value in _values(match, name, query)))
        for name, counts in found.facets.items()
    }
    return replace(found, total=found.total - len(held), facets=facets)


def total_for(found: Found, query: Query, user: Any) -> int:
    """How much of what was ``found`` ``user`` may see now. One database query for each kind."""
    return counted(found, query, rows_seen([(match.kind, match.id) for match in found.matches], user)).total


def _values(match: Match, name: str, query: Query) -> Iterator[str]:
    """What a facet counts a match for."""
    if name == TIMES:
        yield from (time for time, beginning in query.times.items() if match.changed >= beginning)
    elif name == "tags":
        yield from match.tags
    else:
        yield str(getattr(match, name))
