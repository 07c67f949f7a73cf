"""What came of queries that are known by their words: in all, by the week, between two moments, and what was opened.

Whoever asks has the words from `asked`, which shows none that one person alone typed; numbers tell nobody's words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from search.models import Searched
from search.queries.searched import COUNTED, SORTED_BY, Figures, Span, searches_in

Name = tuple[str, str]
"""A query's language and folded words, as `Asked` names it."""
WEEK = 7


@dataclass(frozen=True)
class Period:
    """Some queries from ``since`` on and before ``until``."""

    names: Collection[Name]
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Came:
    """Of searches of the whole list that the engine answered: how many found nothing, and after how many something was opened."""

    searches: int
    empty: int
    clicked: int


@dataclass(frozen=True)
class Opened:
    """A hit that was opened first after a query. Who shows it asks `Source.meant_for`."""

    kind: str
    id: int
    clicks: int


def counted(names: Collection[Name], *, span: Span) -> dict[Name, Figures]:
    """The figures of each of ``names`` that was searched for in ``span``. One query."""
    if not names:
        return {}
    groups: QuerySet[Any, Any] = _of(names, span).values("language", "folded")
    rows = groups.annotate(**{name: Count("pk", filter=what) for name, what in COUNTED.items()})
    return {(row.pop("language"), row.pop("folded")): Figures(**row) for row in rows}


def by_week(names: Collection[Name], *, span: Span, which: str) -> dict[Name, tuple[int, ...]]:
    """How often each of ``names`` was what the list ``which`` of `ASKED` is sorted by, in weeks that end with the span's last day,
    the oldest first; days before the first whole week are left out. One query.
    """
    weeks = ((span.until - span.since).days + 1) // WEEK
    if not names or not weeks:
        return {}
    ends = [span.until - timedelta(days=WEEK * back) for back in reversed(range(weeks))]
    of_a_week = [Q(day__gt=end - timedelta(days=WEEK), day__lte=end) for end in ends]
    what = COUNTED[SORTED_BY[which]]
    groups: QuerySet[Any, Any] = _of(names, span).values("language", "folded")
    rows = groups.annotate(**{f"week_{at}": Count("pk", filter=what & days) for at, days in enumerate(of_a_week)})
    return {(row["language"], row["folded"]): tuple(row[f"week_{at}"] for at in range(weeks)) for row in rows}


def came_of(periods: Sequence[Period]) -> list[Came]:
    """What came of the searches of each of ``periods``. One query. A search counts for the first period it is in.

    What was narrowed by the reader, and what the engine did not answer, says nothing about the content and does not count.
    """
    asked = [(number, period) for number, period in enumerate(periods) if period.names]
    nothing = Came(0, 0, 0)
    if not asked:
        return [nothing] * len(periods)
    belongs = [
        When(_named(period.names) & Q(at__gte=period.since, at__lt=period.until), then=number)
        for number, period in asked
    ]
    days = Span(_day(min(period.since for period in periods)), _day(max(period.until for period in periods)))
    names = {name for period in periods for name in period.names}
    rows = _of(names, days).filter(away=False, filters={})
    found: QuerySet[Any, Any] = rows.annotate(period=Case(*belongs, output_field=IntegerField())).values("period")
    counts = found.annotate(
        searches=Count("pk"), empty=Count("pk", filter=Q(total=0)), clicked=Count("pk", filter=Q(click_count__gt=0))
    )
    came = {row.pop("period"): Came(**row) for row in counts}
    return [came.get(number, nothing) for number in range(len(periods))]


def opened_after(names: Collection[Name], *, span: Span, limit: int = 5) -> tuple[Opened, ...]:
    """The hits that were opened first after any of ``names``, most frequent first. One query."""
    if not names:
        return ()
    hits: QuerySet[Any, Any] = _of(names, span).filter(click_count__gt=0).values_list("clicked_kind", "clicked_id")
    rows = hits.annotate(clicks=Count("pk")).order_by("-clicks", "clicked_kind", "clicked_id")[:limit]
    return tuple(Opened(*row) for row in rows)


def _of(names: Collection[Name], span: Span) -> QuerySet[Searched]:
    return searches_in(span).filter(_named(names)).order_by()


def _named(names: Collection[Name]) -> Q:
    by_language: dict[str, list[str]] = {}
    for language, folded in names:
        by_language.setdefault(language, []).append(folded)
    return reduce(or_, (Q(language=language, folded__in=sorted(folded)) for language, folded in by_language.items()))


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
