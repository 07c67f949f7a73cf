"""Titles of threads by number, for rooms that keep only the number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forum.models import Thread


@dataclass(frozen=True)
class Title:
    """What a link to a thread needs."""

    id: int
    slug: str
    title: str
    language: str


def titles_of(thread_ids: Iterable[int], *, user: Any) -> dict[int, Title]:
    """Those of ``thread_ids`` that ``user`` may see now. One query."""
    rows = Thread.objects.visible_to(user).filter(pk__in=set(thread_ids)).order_by()
    return {row.pk: Title(row.pk, row.slug, row.title, row.language) for row in rows.only("slug", "title", "language")}
