"""Links to threads by number, for rooms that keep only the number."""

from collections.abc import Iterable
from typing import Any

from forum.models import Thread
from forum.queries.parts import ThreadLink, link_to

TEXTS = ("body", "body_html", "body_text")
"""What a link does not show and a list need not load."""


def titles_of(thread_ids: Iterable[int], *, user: Any) -> dict[int, ThreadLink]:
    """Those of ``thread_ids`` that ``user`` may see now. One query."""
    rows = Thread.objects.visible_to(user).filter(pk__in=set(thread_ids)).order_by()
    return {row.pk: link_to(row) for row in rows.defer(*TEXTS)}


def listed_titles(thread_ids: Iterable[int], *, user: Any) -> dict[int, ThreadLink]:
    """Those of ``thread_ids`` that are public or ``user``'s own, whatever else they may see. One query."""
    rows = Thread.objects.listed_for(user).filter(pk__in=set(thread_ids)).order_by()
    return {row.pk: link_to(row) for row in rows.defer(*TEXTS)}


def public_title(thread_ids: Iterable[int]) -> ThreadLink | None:
    """The oldest of ``thread_ids`` that everybody may read now and whose words were not taken back. One query."""
    rows = Thread.objects.public().filter(pk__in=set(thread_ids), emptied_at=None).order_by("pk")
    row = rows.defer(*TEXTS).first()
    return link_to(row) if row else None
