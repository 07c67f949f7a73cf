"""Reads of the outbox: what waits, for how long, and what was given up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Min, Q
from django.utils import timezone

from search.models import Pending, Rebuild


@dataclass(frozen=True)
class Outbox:
    """The state of the outbox. ``lag``: seconds the oldest row that is still tried waits, 0 when none does."""

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
