"""What people searched for: queries of at least two people, by what came of them.

Words that a single person typed are never shown. A pseudonym lasts a day, so two of them on two days may be one person; more
pseudonyms than days means that two met on one of them, and they were two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db.models import Avg, Count, F, Max, Q, QuerySet
from django.utils import timezone

from search import rules
from search.models import Searched

TOP, WITHOUT_RESULTS, WITHOUT_CLICKS = "top", "without_results", "without_clicks"
BEFORE_QUESTION, BEFORE_HAND_OVER = "before_question", "before_hand_over"

# What is counted, and what each list is sorted by. A filter that leaves nothing over is the reader's, not the content's.
COUNTED: Mapping[str, Q] = MappingProxyType(
    {
        "searches": Q(),
        "empty": Q(total=0, away=False, filters={}),
        "clicked": Q(click_count__gt=0),
        "unclicked": Q(total__gt=0, away=False, click_count=0),
        "questions": Q(followed_by=Searched.Followed.QUESTION),
        "hand_overs": Q(followed_by=Searched.Followed.HAND_OVER),
    }
)
SORTED_BY: Mapping[str, str] = MappingProxyType(
    {
        TOP: "searches",
        WITHOUT_RESULTS: "empty",
        WITHOUT_CLICKS: "unclicked",
        BEFORE_QUESTION: "questions",
        BEFORE_HAND_OVER: "hand_overs",
    }
)
ASKED = tuple(SORTED_BY)


@dataclass(frozen=True)
class Span:
    """Days in UTC, both counted. Nothing older than the log keeps is read, also before the night that deletes it."""

    since: date
    until: date

    @classmethod
    def last(cls, days: int, *, now: datetime | None = None) -> "Span":
        """The last ``days`` days, today as the last of them."""
        today = (now or timezone.now()).astimezone(UTC).date()
        return cls(today - timedelta(days=days - 1), today)


@dataclass(frozen=True)
class Figures:
    """How many searches there were, and how many of them came to what."""

    searches: int
    empty: int
    clicked: int
    unclicked: int
    questions: int
    hand_overs: int


@dataclass(frozen=True)
class Asked(Figures):
    """A query in one of its spellings. ``folded`` and ``language`` name it; ``people`` are pseudonyms, so one person counts anew
    each day; ``rank`` is where the opened hits stood, on average, None when none was.
    """

    words: str
    folded: str
    language: str
    people: int
    rank: float | None
    last_at: datetime


@dataclass(frozen=True)
class AskedPage:
    """A page of a list; ``total`` is at most 500, what is rarer is not listed."""

    rows: tuple[Asked, ...]
    total: int
    page: int
    pages: int


def asked(
    which: str, *, span: Span, language: str = "", place: str = "", page: int = 1, size: int = rules.ASKED_A_PAGE
) -> AskedPage:
    """One of the lists `ASKED`, most frequent first; of all languages and places, or of one. One query.

    ``without_clicks`` are queries that were left more often than anything was opened. A page behind the last is the last.
    KeyError for another list.
    """
    by = SORTED_BY[which]
    groups = _by_several(searches_in(span, language, place))
    groups = groups.annotate(
        **{name: Count("pk", filter=what) for name, what in COUNTED.items()},
        spelling=Max("words"),
        rank=Avg("clicked_rank"),
        last_at=Max("at"),
    ).filter(**{f"{by}__gt": 0})
    if which == WITHOUT_CLICKS:
        groups = groups.filter(unclicked__gt=F("clicked"))
    rows = [_asked(row) for row in groups.order_by(f"-{by}", "-people", "folded", "language")[: rules.ASKED_MOST]]
    pages = max(1, -(-len(rows) // size))
    page = max(1, min(page, pages))
    return AskedPage(tuple(rows[(page - 1) * size : page * size]), len(rows), page, pages)


def figures(*, span: Span, language: str = "", place: str = "") -> Figures:
    """The whole of it, words of single people included: numbers tell nobody's words. One query."""
    counts = {name: Count("pk", filter=what) for name, what in COUNTED.items()}
    return Figures(**searches_in(span, language, place).aggregate(**counts))


def oldest(now: datetime | None = None) -> date:
    """The first day that is still read."""
    return (now or timezone.now()).astimezone(UTC).date() - rules.LOG_KEPT


def searches_in(span: Span, language: str = "", place: str = "") -> QuerySet[Searched]:
    """All searches of these days, as far back as the log is read."""
    rows = Searched.objects.filter(day__gte=max(span.since, oldest()), day__lte=span.until)
    rows = rows.filter(language=language) if language else rows
    return rows.filter(place=place) if place else rows


def _by_several(searches: QuerySet[Searched]) -> QuerySet[Any, Any]:
    """The queries, of whatever number of searches, that at least two people typed."""
    groups: QuerySet[Any, Any] = searches.order_by().values("language", "folded")
    groups = groups.annotate(people=Count("pseudonym", distinct=True), days=Count("day", distinct=True))
    return groups.filter(people__gt=F("days"))


def _asked(row: Mapping[str, Any]) -> Asked:
    named = {name: row[name] for name in (*COUNTED, "folded", "language", "people", "rank", "last_at")}
    return Asked(words=row["spelling"], **named)
