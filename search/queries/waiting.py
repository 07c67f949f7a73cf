"""Reads of the outbox and of what the worker has yet to find out: what waits, for how long, and what was given up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from search.models import LastDone, Pending, Rebuild, Related, Unembedded


@dataclass(frozen=True)
class Outbox:
    """The state of a queue. ``lag``: seconds the oldest row that is still tried waits, 0 when none does."""

    lag: float
    waiting: int
    given_up: int


def outbox() -> Outbox:
    """One query."""
    live = Q(dead_at=None)
    facts = Pending.objects.aggregate(
        oldest=Min("queued_at", filter=live), waiting=Count("pk", filter=live), given_up=Count("pk", filter=~live)
    )
    lag = (timezone.now() - facts["oldest"]).total_seconds() if facts["oldest"] else 0.0
    return Outbox(lag=max(lag, 0.0), waiting=facts["waiting"], given_up=facts["given_up"])


def lag() -> float:
    """Seconds the oldest change waits to be findable; 0 when none waits."""
    return outbox().lag


def meaning_outbox() -> Outbox:
    """The documents to be embedded. ``lag``: see `meaning_lag`. Three queries."""
    live = Q(dead_at=None)
    facts = Unembedded.objects.aggregate(waiting=Count("pk", filter=live), given_up=Count("pk", filter=~live))
    return Outbox(lag=meaning_lag(), waiting=facts["waiting"], given_up=facts["given_up"])


def meaning_lag() -> float:
    """Seconds in which nothing was embedded although something was due; 0 when nothing is, or the model is turned off.

    After an import thousands of documents wait for hours, found by their words: that is no fault while one after the other is done.
    """
    if not settings.SEARCH_MEANING:
        return 0.0
    return _standing_still(LastDone.MEANING, Unembedded.objects.filter(dead_at=None), "retry_at")


def related_lag() -> float:
    """Seconds in which nothing related was computed although something was due; 0 when nothing is."""
    return _standing_still(LastDone.RELATED, Related.objects.all(), "wanted_at")


def _standing_still(queue: str, rows: QuerySet[Any], due: str) -> float:
    """Seconds since a row became ``due``, or since one of the ``queue`` was done, if that is less."""
    now = timezone.now()
    oldest = rows.filter(**{f"{due}__lte": now}).aggregate(oldest=Min(due))["oldest"]
    if oldest is None:
        return 0.0
    last = LastDone.objects.filter(queue=queue).values_list("at", flat=True).first()
    idle: timedelta = now - max(oldest, last or oldest)
    return max(0.0, idle.total_seconds())


def waiting_among(keys: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those objects (kind, id) whose document in the index may be old, because a change of them still waits. One query."""
    asked = set(keys)
    if not asked:
        return asked
    # One condition for all kinds: what is too much of it is taken away here.
    rows = Pending.objects.filter(kind__in={kind for kind, _ in asked}, object_id__in={pk for _, pk in asked})
    return asked.intersection(rows.values_list("kind", "object_id"))


def first_index() -> Literal["none", "building", "made"]:
    """How far the very first index of this installation has come; later ones are built beside the live one. One query."""
    made = Rebuild.objects.aggregate(
        made=Count("pk", filter=Q(finished_at__isnull=False)),
        building=Count("pk", filter=Q(finished_at=None, abandoned_at=None)),
    )
    return "made" if made["made"] else "building" if made["building"] else "none"
