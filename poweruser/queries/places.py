"""Who helped most in a period: places by points earned since, not by all-time totals, so that nobody is ahead for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from accounts.pages import page_of

PERIODS = MappingProxyType(
    {
        "week": (timedelta(days=7), _("Week")),
        "month": (timedelta(days=30), _("Month")),
        "quarter": (timedelta(days=91), _("Quarter")),
        "year": (timedelta(days=365), _("Year")),
    }
)
PER_PAGE = 25


@dataclass(frozen=True)
class Place:
    """A row of the list; ``solutions`` are answers that were chosen, less those no longer chosen."""

    place: int
    member: Any
    points: int
    solutions: int


def _earners(period: str, now: datetime) -> QuerySet[Any]:
    """Reads the lines of the period only: the filter stands before the sums."""
    chosen = Q(ledger__reason="answer_accepted")
    return (
        get_user_model()
        .objects.filter(is_active=True, ledger__at__gte=now - PERIODS[period][0])
        .annotate(
            earned=Sum("ledger__points"),
            solutions=Count("ledger", filter=chosen & Q(ledger__points__gt=0))
            - Count("ledger", filter=chosen & Q(ledger__points__lt=0)),
        )
        .filter(earned__gt=0)
        .order_by("-earned", "pk")
    )


def leaders(period: str, *, now: datetime, count: int) -> list[Place]:
    """The first ``count`` of `most_helpful`, without counting the others. One query."""
    return [Place(place, row, row.earned, row.solutions) for place, row in enumerate(_earners(period, now)[:count], 1)]


def most_helpful(
    period: str, *, now: datetime, number: int = 1, per_page: int = PER_PAGE
) -> tuple[list[Place], Page[Any]]:
    """Page ``number`` of those who earned points within ``period`` (a key of PERIODS), and the page object for its links."""
    page = page_of(Paginator(_earners(period, now), per_page), number)
    first = page.start_index()
    return [Place(first + offset, row, row.earned, row.solutions) for offset, row in enumerate(page)], page


def place_of(member: Any, period: str, *, now: datetime) -> Place | None:
    """The place of one member within ``period``; None when they earned nothing. Two queries."""
    own = _earners(period, now).filter(pk=member.pk).first()
    if own is None:
        return None
    before = _earners(period, now).filter(Q(earned__gt=own.earned) | Q(earned=own.earned, pk__lt=own.pk)).count()
    return Place(before + 1, own, own.earned, own.solutions)
