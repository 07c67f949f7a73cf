"""Reading: one notice, those of a group, or all."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from inbox.models import Notice


def mark_read(*, by: Any, notice_id: int) -> bool:
    """Mark one of ``by``'s own notices read; False when there is no such unread one (somebody else's is none)."""
    return bool(Notice.objects.of(by).unread().filter(pk=notice_id).update(read_at=timezone.now()))


def mark_group_read(*, by: Any, group: str) -> int:
    """Mark read what ``by`` was told about ``group``; how many. For the view that shows it: one query, mostly of no row."""
    if not getattr(by, "is_authenticated", False) or not group:
        return 0
    return Notice.objects.filter(member=by, group=group).unread().update(read_at=timezone.now())


def mark_read_for_all(members: Iterable[int], *, group: str) -> int:
    """Mark read what these members were told about ``group``, because it is settled; how many. A letter not yet sent stays away."""
    rows = Notice.objects.filter(member__in=list(members), group=group) if group else Notice.objects.none()
    return rows.unread().update(read_at=timezone.now())


def mark_all_read(*, by: Any, up_to: int | None = None) -> int:
    """Mark everything read that ``by`` had when the page was drawn (``up_to`` is the newest id on it); how many."""
    rows = Notice.objects.filter(member=by).unread()
    if up_to is not None:
        rows = rows.filter(pk__lte=up_to)
    return rows.update(read_at=timezone.now())
