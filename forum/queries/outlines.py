"""A thread and a member's threads in short, for rooms above that show them beside something else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, When
from django.utils.safestring import SafeString, mark_safe

from forum.models import Answer, Follow, Thread
from forum.posts import Person
from forum.queries.parts import ThreadLink, link_to

ANSWERS_SHOWN = 10


@dataclass(frozen=True)
class AnswerOutline:
    """One answer without what may be done to it. ``author`` is None for a former member."""

    id: int
    author: Any
    official: bool
    is_solution: bool
    html: SafeString
    at: datetime
    score: int


@dataclass(frozen=True)
class AskedThread:
    """A thread somebody asked, and when."""

    thread: ThreadLink
    asked_at: datetime


def answers_in_short(thread_id: int, *, user: Person) -> tuple[AnswerOutline, ...]:
    """The answers of a thread that ``user`` may see, the solution first, then the most helpful; at most ten. One query."""
    rows = (
        Answer.objects.visible_to(user)
        .filter(thread=thread_id, emptied_at=None, hidden_at=None)
        .select_related("author", "thread")
        .order_by(Case(When(thread__solution=F("pk"), then=0), default=1), "-score", "answered_at", "pk")
    )
    return tuple(
        AnswerOutline(
            id=row.pk,
            author=row.author,
            official=row.official,
            is_solution=row.thread.solution_id == row.pk,
            # Made safe by markup when it was written.
            html=mark_safe(row.body_html),  # noqa: S308
            at=row.answered_at,
            score=row.score,
        )
        for row in rows[:ANSWERS_SHOWN]
    )


def follower_count(thread_id: int) -> int:
    """How many members follow a thread. One query."""
    return Follow.objects.filter(thread=thread_id).count()


def asked_by(member: Any, *, user: Person, limit: int, but: int = 0) -> tuple[AskedThread, ...]:
    """What ``member`` asked last, newest first, as far as ``user`` may see it; without the thread ``but``. One query."""
    rows = Thread.objects.visible_to(user).filter(author=member).exclude(pk=but).order_by("-asked_at", "-pk")
    return tuple(AskedThread(link_to(row), row.asked_at) for row in rows[:limit])
