"""Settling: the ledger of a post is made to agree with what the post is owed now, by adding lines.

News may come twice, late or out of order; the outcome is the same, because a line is written for the difference between what
is owed and what is booked, never for the news itself.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from forum.queries.merits import Kind, answer_ids, merit_of
from poweruser import rules
from poweruser.models import Entry

Booked = dict[tuple[int, str], tuple[int, int]]


@transaction.atomic
def settle(*, kind: Kind, post_id: int, thread_id: int | None = None) -> int:
    """Add the lines that make the books of one post true and refresh the totals of everybody concerned.

    Returns the number of lines added; a second call adds none. ``thread_id`` names the thread of a post that is gone.
    """
    return _settle(kind, post_id, thread_id, _lock_concerned([(kind, post_id)]))


def _lock_concerned(posts: Iterable[tuple[Kind, int]]) -> set[int]:
    """Lock everybody these posts owe or have booked something, all at once and in one order; their ids.

    Two settlings then never wait for each other; no_key, so that a vote, which points at its voter, does not either.
    """
    concerned: set[int] = set()
    for kind, post_id in posts:
        concerned |= {member for member, _ in rules.owed(merit_of(kind, post_id))}
        concerned |= {member for member, _ in booked(f"{kind}:{post_id}")}
    members = get_user_model().objects.filter(pk__in=concerned).order_by("pk")
    return set(members.select_for_update(no_key=True).values_list("pk", flat=True))


def _settle(kind: Kind, post_id: int, thread_id: int | None, locked: set[int]) -> int:
    source = f"{kind}:{post_id}"
    merit = merit_of(kind, post_id)
    owed = rules.owed(merit)
    before = booked(source)
    lines = [
        Entry(
            member_id=member,
            reason=reason,
            source=source,
            turn=before.get((member, reason), (0, 0))[1] + 1,
            points=owed.get((member, reason), 0) - before.get((member, reason), (0, 0))[0],
            thread_id=merit.thread_id if merit else thread_id,
            at=timezone.now(),
        )
        for member, reason in sorted(owed.keys() | before.keys())
        # Somebody who came between the two looks has news of their own under way.
        if member in locked and owed.get((member, reason), 0) != before.get((member, reason), (0, 0))[0]
    ]
    Entry.objects.bulk_create(lines)
    refresh_totals({line.member_id for line in lines})
    return len(lines)


@transaction.atomic
def settle_thread(*, thread_id: int) -> int:
    """Settle a question and everything that was ever booked or is owed under it; the number of lines added."""
    sources = set(Entry.objects.filter(thread_id=thread_id).order_by().values_list("source", flat=True).distinct())
    sources |= {f"question:{thread_id}", *(f"answer:{pk}" for pk in answer_ids(thread_id))}
    posts: list[tuple[Kind, int]] = sorted(
        ("answer" if kind == "answer" else "question", int(pk))
        for kind, _, pk in (source.partition(":") for source in sources)
    )
    locked = _lock_concerned(posts)
    return sum(_settle(kind, post_id, thread_id, locked) for kind, post_id in posts)


def booked(source: str) -> Booked:
    """What the books say of one post: {(member, reason): (balance, number of lines)}."""
    rows = Entry.objects.filter(source=source).order_by().values_list("member_id", "reason")
    return {
        (member, reason): (points, turns) for member, reason, points, turns in rows.annotate(Sum("points"), Count("pk"))
    }


def refresh_totals(members: Iterable[int]) -> None:
    """Write the cached total of each of ``members``, whose rows the caller has locked."""
    balances: dict[int, int] = dict.fromkeys(members, 0)
    rows = Entry.objects.filter(member__in=list(balances)).order_by().values_list("member_id")
    balances |= dict(rows.annotate(Sum("points")))
    for member, balance in sorted(balances.items()):
        get_user_model().objects.filter(pk=member).update(reputation=rules.total_of(balance))
