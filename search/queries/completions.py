"""Queries that worked for several people: what others may be offered while they type, and what of it editors withhold.

A network that lasts a day counts as one person: whoever calls their browser by three names is not three.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Max, Q, QuerySet

from search import masking, rules, words
from search.codes import public_codes
from search.contract import PUBLIC, sources
from search.models import Searched, Withheld
from search.queries.searched import oldest

LIKELY = 200
HITS = 1_000
"""How many queries, and opened hits of them, are looked at closely at once."""
VERSION = "search:withheld"
"""Where the cache has what changes whenever an editor decides."""

Known = Callable[[Collection[str]], Collection[str]]
"""Says which codes (as `words.code` writes them) everybody may know."""


@dataclass(frozen=True)
class Offered:
    """A query that others are offered: in how many networks, counted anew each day, it worked, and when it did last."""

    words: str
    language: str
    people: int
    last_at: datetime


@dataclass(frozen=True)
class Decided:
    """A query that nobody is offered; ``by`` is None once that editor has left."""

    id: int
    words: str
    language: str
    by: Any
    at: datetime


def worked(begun: str, *, language: str, limit: int = 8, known: Known = lambda _codes: ()) -> tuple[str, ...]:
    """Queries that begin with ``begun``, most people first, the same for every reader: people of at least three networks on two
    days, two of them on one day, opened a hit that everybody may still see. None that is withheld, none with an e-mail address, a
    phone number or another number than those of ``known`` codes. Three queries and one for each kind of hit: whoever asks at every
    key keeps the answer for a while.
    """
    prefix = masking.folded(words.clean_query(begun))
    if len(prefix) < rules.WORKED_FROM:
        return ()
    opened = _opened(language).filter(folded__startswith=prefix)
    return tuple(row.words for row in _worked(opened, _likely(opened)[:LIKELY], known, language)[:limit])


def offered(*, language: str, known: Known = public_codes) -> list[Offered]:
    """All that is offered in a language to whoever begins to type it, most people first, of the 500 that were opened most."""
    opened = _opened(language)
    likely = _likely(opened)[: rules.ASKED_MOST]
    rows: list[Offered] = []
    for start in range(0, len(likely), LIKELY):
        rows += _worked(opened, likely[start : start + LIKELY], known, language)
    return sorted(rows, key=lambda row: (-row.people, row.words.casefold()))


def withheld(*, language: str = "", start: int = 0, size: int = rules.ASKED_A_PAGE) -> tuple[int, list[Decided]]:
    """How many queries editors withhold, and ``size`` of them from the place ``start`` on, the latest first. Two queries."""
    rows = Withheld.objects.filter(language=language) if language else Withheld.objects.all()
    shown = rows.select_related("withheld_by").order_by("-withheld_at", "-pk")[start : start + size]
    return rows.count(), [Decided(row.pk, row.words, row.language, row.withheld_by, row.withheld_at) for row in shown]


def version() -> str:
    """Another one whenever an editor decides; "" while the cache is away."""
    found = cache.get(VERSION)
    if found is None:
        cache.add(VERSION, uuid.uuid4().hex, None)
        found = cache.get(VERSION)
    return str(found or "")


def tell() -> None:
    """Tell all processes that an editor decided."""
    cache.set(VERSION, uuid.uuid4().hex, None)


def _opened(language: str) -> QuerySet[Searched]:
    """Searches that found something and led to a hit, by networks that are known, for words that nobody withholds."""
    those = Withheld.objects.filter(language=language).values("folded")
    found = Searched.objects.filter(language=language, click_count__gt=0, total__gt=0, day__gte=oldest())
    return found.exclude(folded__contains=masking.MASK).exclude(network="").exclude(folded__in=those)


def _likely(opened: QuerySet[Searched]) -> Sequence[str]:
    """Short ones that were opened often enough, whoever did it; the most frequent first. To count people takes longer."""
    groups: QuerySet[Any, Any] = opened.order_by().values("folded").annotate(times=Count("pk"))
    often = groups.filter(times__gte=rules.WORKED_PEOPLE).order_by("-times", "folded").values_list("folded", flat=True)
    return [folded for folded in often[: rules.ASKED_MOST] if len(folded) <= rules.WORKED_LONGEST]


def _worked(opened: QuerySet[Searched], likely: Sequence[str], known: Known, language: str) -> list[Offered]:
    """Those of ``likely`` that worked for enough people, most people first."""
    ours = known(dict.fromkeys(code for folded in likely for code in words.codes_in_query(folded)))
    likely = [folded for folded in likely if not masking.has_unknown_numbers(folded, ours)]
    public = _still_public(opened.filter(folded__in=likely)) if likely else None
    if public is None:
        return []
    groups: QuerySet[Any, Any] = opened.filter(public, folded__in=likely).order_by().values("folded")
    counted = groups.annotate(
        people=Count("network", distinct=True), days=Count("day", distinct=True), spelling=Max("words"), last=Max("at")
    )
    enough = counted.filter(people__gte=rules.WORKED_PEOPLE, days__gte=rules.WORKED_DAYS, people__gt=F("days"))
    rows = enough.order_by("-people", "folded").values_list("spelling", "people", "last")
    return [Offered(spelling, language, people, last) for spelling, people, last in rows]


def _still_public(searches: QuerySet[Searched]) -> Q | None:
    """Those whose opened hit everybody may see now; None when there is no such hit. One query and one for each kind."""
    ids: dict[str, list[int]] = defaultdict(list)
    hits: QuerySet[Any, Any] = searches.order_by().values_list("clicked_kind", "clicked_id").distinct()
    for kind, pk in hits[:HITS]:
        ids[kind].append(pk)
    seen = []
    for kind, source in sources().items():
        rows = source.meant_for([PUBLIC]).filter(pk__in=ids[kind]) if kind in ids else None
        if rows is not None and (public := list(rows.values_list("pk", flat=True))):
            seen.append(Q(clicked_kind=kind, clicked_id__in=public))
    return reduce(or_, seen) if seen else None
