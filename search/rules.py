"""Rules of search: who may find what for whom, how pages are bounded, when a document is given up, what the log keeps and shows."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from search.contract import AGENTS, MEMBERS, PUBLIC

PAGE_SIZE = 10
LAST_PAGE = 50
"""Nobody reads on for so long, and engines pay for every page before."""

FEW = 3
"""Where fewer fit by their words these may be misspelled; where fewer are found what is nearest is shown behind them."""
PATIENCE = 2.0
"""Seconds after which a page asks the engine nothing more: with the question that is under way then, three at most."""
NEAREST = 3
"""Things offered when nothing fits."""

TIMES = {"month": timedelta(days=30), "year": timedelta(days=365)}
"""How long ago something may have changed at most, where results are narrowed to a time."""

KNOWN_BY = 50
"""The best results, among whose rows are looked for people who know."""

SUGGESTED = 5
SUGGESTED_OF_ONE_KIND = 3
SUGGESTED_FROM = 10
"""Characters of a title before anything is suggested."""
NAMED_LONGEST = 1_000
"""Characters that are read of a list of hits which a browser sends."""
SUGGESTED_STATES = ("none", "solved")
"""Articles have no state; of threads only what helped somebody is suggested."""

RELATED = 4
"""Things beside a page that are close to it."""

COMPLETED_FROM, COMPLETED_UP_TO = 2, 80
"""Characters of what is completed: less says nothing, more is not found by its beginning."""
COMPLETED_QUERIES, COMPLETED_TITLES = 3, 5

DAY = 24 * 3_600
TRIES = 6
FIRST_WAIT = timedelta(seconds=10)
"""Doubles with each try: after the sixth, five minutes later, the document is left to a person."""

TYPING = timedelta(seconds=30)
"""Within it a query that goes on where the last one of the same person ended is the same search."""
LOG_KEPT = timedelta(days=180)
FOLLOWED_WITHIN = timedelta(minutes=30)
FOLLOWED = 10
"""A question or a hand-over came after at most so many searches, begun so long ago."""
SEARCHES_A_DAY = 1_000
CLICKS = 1_000
"""What is counted of one person's searches in a day, and of the clicks of one search: more is a machine."""
LAST_RANK = LAST_PAGE * PAGE_SIZE

TITLE = "title"
"""`Searched.Place.TITLE`."""

ASKED_MOST = 500
ASKED_A_PAGE = 25
"""Queries in one list of the log, and on one page of it."""
WORKED_FROM = 2
WORKED_LONGEST = 80
"""Characters somebody must have typed before a query is completed, and those of the longest completion."""
WORKED_PEOPLE = 3
WORKED_DAYS = 2
"""A query is offered to others when people of so many networks on so many days opened what it found."""


_NAMED = re.compile(r"([a-z0-9-]{1,20}):([1-9][0-9]{0,17})")


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


def may_add_synonyms(user: Any) -> bool:
    """Whether ``user`` may write down what else people mean by their words: editors and publishers."""
    return bool(user.has_perms(("search.add_synonymgroup", "search.change_synonymgroup")))


def may_withhold(user: Any) -> bool:
    """Whether ``user`` may decide that a query is offered to nobody who types: editors and publishers."""
    return bool(user.has_perm("search.withhold_completions"))


def page_within(asked: int, total: int) -> int:
    """The page that is shown when ``asked`` is wanted and ``total`` hits are there: the nearest that exists."""
    return max(1, min(asked, page_count(total)))


def page_count(total: int) -> int:
    """How many pages can be opened."""
    return max(1, min(-(-total // PAGE_SIZE), LAST_PAGE))


def may_ask_why(user: Any) -> bool:
    """Those who answer and write for the house are told what put a result where it stands."""
    return bool(getattr(user, "is_authenticated", False)) and bool(user.has_perm("search.find_for_agents"))


def beginning(time: str, now: datetime) -> int:
    """When the time of that name in `TIMES` began, in seconds since 1970: with a whole day, so that everybody asks the engine the
    same until midnight.
    """
    return int((now - TIMES[time]).timestamp()) // DAY * DAY


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


def hits_named(text: str, most: int = SUGGESTED) -> tuple[tuple[str, int], ...]:
    """Kind and id of the first ``most`` hits that ``text`` names, as in "thread:7 article:3"; whatever else stands there is passed
    over. They may be of any kind, and long gone.
    """
    found = (_NAMED.fullmatch(word) for word in text[:NAMED_LONGEST].split())
    return tuple(dict.fromkeys((match[1], int(match[2])) for match in found if match))[:most]


def is_typed_on(place: str) -> bool:
    """Whether searches come from ``place`` while somebody still types: under a question's title. Elsewhere they are sent whole, and
    a shorter one after a longer one is another search: what was asked before may have found nothing.
    """
    return place == TITLE


def goes_on(before: str, now: str, *, typed: str, mask: str) -> bool:
    """Whether a query ``now`` is the query ``before``, further or less far typed. All are folded; ``typed`` is ``now`` unmasked.

    What is masked was something else while it was typed: then what stands before the mask decides.
    """
    begun = before.partition(mask)[0] if mask in before else ""
    return (
        typed.startswith(before)
        or now.startswith(before)
        or before.startswith(now)
        or bool(begun and typed.startswith(begun))
    )
