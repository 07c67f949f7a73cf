"""Rules of search: who may find what for whom, how pages are bounded, when a failed document is tried again or given up."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from search.contract import AGENTS, MEMBERS, PUBLIC

PAGE_SIZE = 10
LAST_PAGE = 50
"""Nobody reads on for so long, and engines pay for every page before."""

NEAREST = 3
"""Things offered when nothing fits."""

SUGGESTED = 5
SUGGESTED_OF_ONE_KIND = 3
SUGGESTED_FROM = 10
"""Characters of a title before anything is suggested."""
SUGGESTED_STATES = ("none", "solved")
"""Articles have no state; of threads only what helped somebody is suggested."""

TRIES = 6
FIRST_WAIT = timedelta(seconds=10)
"""Doubles with each try: after the sixth, five minutes later, the document is left to a person."""


class OfAKind(Protocol):
    """Anything that says its kind."""

    @property
    def kind(self) -> str: ...


Thing = TypeVar("Thing", bound=OfAKind)


def audiences_of(user: Any) -> tuple[str, ...]:
    """The audiences ``user`` belongs to: what an engine may find for them."""
    if not getattr(user, "is_authenticated", False):
        return (PUBLIC,)
    return (PUBLIC, MEMBERS, AGENTS) if user.has_perm("search.find_for_agents") else (PUBLIC, MEMBERS)


def page_within(asked: int, total: int) -> int:
    """The page that is shown when ``asked`` is wanted and ``total`` hits are there: the nearest that exists."""
    return max(1, min(asked, page_count(total)))


def page_count(total: int) -> int:
    """How many pages can be opened."""
    return max(1, min(-(-total // PAGE_SIZE), LAST_PAGE))


def retry_after(tries: int, now: datetime) -> datetime:
    """When a document that failed ``tries`` times is tried again."""
    return now + FIRST_WAIT * int(2 ** (max(tries, 1) - 1))


def is_given_up(tries: int) -> bool:
    """After so many failures a person must look at it."""
    return tries >= TRIES


def mixed(things: Iterable[Thing], count: int = SUGGESTED, of_one_kind: int = SUGGESTED_OF_ONE_KIND) -> Sequence[Thing]:
    """The best ``count`` of ``things``, given best first, not all of one kind while there are others."""
    ranked = list(things)
    seen: dict[str, int] = {}
    first: list[Thing] = []
    rest: list[Thing] = []
    for thing in ranked:
        seen[thing.kind] = seen.get(thing.kind, 0) + 1
        (first if seen[thing.kind] <= of_one_kind else rest).append(thing)
    chosen = (first + rest)[:count]
    return [thing for thing in ranked if thing in chosen]
