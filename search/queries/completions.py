"""Queries that worked for several people: what others may be offered while they type."""

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from search import masking, rules, words
from search.contract import PUBLIC, sources
from search.models import Searched
from search.queries.searched import oldest

LIKELY = 200
HITS = 1_000
"""How many queries, and opened hits of them, are looked at closely."""

Known = Callable[[Collection[str]], Collection[str]]
"""Says which codes (as `words.code` writes them) everybody may know."""


def worked(begun: str, *, language: str, limit: int = 8, known: Known = lambda _codes: ()) -> tuple[str, ...]:
    """Queries that begin with ``begun``, most people first, the same for every reader: at least three pseudonyms on two days, two
    of them on one day, opened a hit that everybody may still see. None with an e-mail address, a phone number or another number
    than those of ``known`` codes. Three queries and one for each kind of hit: whoever asks at every key keeps the answer for a
    while.
    """
    prefix = masking.folded(words.clean_query(begun))
    if len(prefix) < rules.WORKED_FROM:
        return ()
    opened = Searched.objects.filter(
        language=language, folded__startswith=prefix, click_count__gt=0, day__gte=oldest()
    ).exclude(folded__contains=masking.MASK)
    often = _likely(opened)
    ours = known(dict.fromkeys(code for folded in often for code in words.codes_in_query(folded)))
    likely = [folded for folded in often if not masking.has_unknown_numbers(folded, ours)]
    public = _still_public(opened.filter(folded__in=likely)) if likely else None
    if public is None:
        return ()
    groups: QuerySet[Any, Any] = opened.filter(public, folded__in=likely).order_by().values("folded")
    counted = groups.annotate(
        people=Count("pseudonym", distinct=True), days=Count("day", distinct=True), spelling=Max("words")
    )
    enough = counted.filter(people__gte=rules.WORKED_PEOPLE, days__gte=rules.WORKED_DAYS, people__gt=F("days"))
    return tuple(enough.order_by("-people", "folded").values_list("spelling", flat=True)[:limit])


def _likely(opened: QuerySet[Searched]) -> list[str]:
    """Short ones that were opened often enough, whoever did it; the most frequent. To count people takes longer."""
    groups: QuerySet[Any, Any] = opened.order_by().values("folded").annotate(times=Count("pk"))
    often = groups.filter(times__gte=rules.WORKED_PEOPLE).order_by("-times", "folded").values_list("folded", flat=True)
    return [folded for folded in often[:LIKELY] if len(folded) <= rules.WORKED_LONGEST]


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
