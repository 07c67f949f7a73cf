"""Withdrawing what is no longer so: words and titles readers no longer find, what was undone, and the letters not yet sent."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from inbox.kinds import Kind
from inbox.models import Letter, Notice
from inbox.rules import WITHDRAWN

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def withdraw_words(*, group: str, kinds: Iterable[Kind], urls: Iterable[str] | None = None) -> int:
    """Take the words out of the notices of ``group`` of these kinds, and keep their unsent letters back; how many notices.

    The notice stays, it says that what it was about is no longer shown. ``urls`` narrows it to those that lead there.
    """
    rows = _told(group, kinds, urls)
    # Letters before their notices: in this order they go when a member leaves.
    letters = Letter.objects.waiting().filter(notice__in=rows.values("pk"))
    _hold(letters)
    letters.update(withdrawn_at=timezone.now(), leased_until=None)
    _hold(rows)
    return rows.update(data=WITHDRAWN)


@transaction.atomic
def mark_undone(*, group: str, kinds: Iterable[Kind], urls: Iterable[str], undone: bool) -> int:
    """Let the notices of ``group`` of these kinds that lead to ``urls`` say that what they tell of was undone, or stands again.

    A letter that falls due meanwhile does not go, nor later. Returns how many notices say something else now.
    """
    # Whoever takes the words out at this moment must not find them put back.
    rows = _by_number(_told(group, kinds, urls))
    changed = [row for row in rows if bool(row.data.get("undone")) is not undone and not row.data.get("withdrawn")]
    for row in changed:
        row.data = {**row.data, "undone": undone}
    Notice.objects.bulk_update(changed, ["data"], batch_size=500)
    return len(changed)


@transaction.atomic
def rename_group(*, group: str, title: str, apart_from: int | None = None) -> int:
    """Give the notices of ``group`` another title, "" for none; how many. ``apart_from`` is a member who keeps the old one."""
    if not group:
        return 0
    rows = Notice.objects.filter(group=group).exclude(member_id=apart_from or 0)
    _hold(rows)
    return rows.update(title=title[:200])


def _told(group: str, kinds: Iterable[Kind], urls: Iterable[str] | None) -> QuerySet[Notice]:
    """The notices of ``group`` of these kinds, only those that lead to ``urls`` where some are given; none of no group."""
    if not group:
        return Notice.objects.none()
    rows = Notice.objects.filter(group=group, kind__in=[kind.name for kind in kinds])
    return rows if urls is None else rows.filter(url__in=list(urls))


def _by_number(rows: QuerySet[Row]) -> QuerySet[Row]:
    """``rows``, locked in the order of their numbers when they are read, as everything here locks them."""
    return rows.order_by("pk").select_for_update()


def _hold(rows: QuerySet[Row]) -> None:
    """Lock ``rows`` before they are changed in one statement, which would take them in any order."""
    list(_by_number(rows).values_list("pk"))
