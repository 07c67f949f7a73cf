"""Recounting: everything compared with the state of the forum, from the first post to the last."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Coalesce

from forum.queries.merits import Kind, all_merits, merit_of
from poweruser import rules
from poweruser.actions.settle import booked, refresh_totals, settle
from poweruser.models import Entry

BATCH = 1_000


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be, in words for the person at the keyboard."""

    what: str
    booked: int
    owed: int

    def __str__(self) -> str:
        return f"{self.what}: {self.booked} booked, {self.owed} owed"


def recount_reputation(*, check: bool = False) -> Iterator[Difference]:
    """Compare every post's books with what it is owed, then every total with its books; mend unless ``check``."""
    seen: set[str] = set()
    for merit in all_merits():
        seen.add(merit.source)
        yield from _compare(merit.kind, merit.post_id, check=check)
    # Posts that owe nothing any more but once did: votes withdrawn, posts deleted.
    for source in Entry.objects.order_by("source").values_list("source", flat=True).distinct().iterator(BATCH):
        if source not in seen:
            kind, _, post_id = source.partition(":")
            yield from _compare("answer" if kind == "answer" else "question", int(post_id), check=check)
    yield from _compare_totals(check=check)


def _compare(kind: Kind, post_id: int, *, check: bool) -> Iterator[Difference]:
    owed = rules.owed(merit_of(kind, post_id))
    before = booked(f"{kind}:{post_id}")
    differences = [
        Difference(f"{kind}:{post_id} {reason} of member {member}", before.get((member, reason), (0, 0))[0], points)
        for member, reason in sorted(owed.keys() | before.keys())
        if (points := owed.get((member, reason), 0)) != before.get((member, reason), (0, 0))[0]
    ]
    if differences and not check:
        settle(kind=kind, post_id=post_id)
    yield from differences


def _compare_totals(*, check: bool) -> Iterator[Difference]:
    users = get_user_model().objects.annotate(balance=Coalesce(Sum("ledger__points"), 0)).order_by("pk")
    for pk, cached, balance in users.values_list("pk", "reputation", "balance").iterator(BATCH):
        if cached != rules.total_of(balance):
            yield Difference(f"total of member {pk}", cached, rules.total_of(balance))
            if not check:
                with transaction.atomic():
                    get_user_model().objects.select_for_update(no_key=True).get(pk=pk)
                    refresh_totals([pk])
