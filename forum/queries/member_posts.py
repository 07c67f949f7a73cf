"""What a member asked and answered, as others may see it on the profile, with figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q

from forum.models import Answer, Thread
from forum.posts import Person
from forum.queries.parts import ThreadLink, link_to
from forum.queries.questions import QuestionRow, question_rows
from forum.rules import Missing
from markup.render import snippet

POSTS_A_PAGE = 20
EXCERPT_LENGTH = 160


@dataclass(frozen=True)
class AnswerRow:
    """One answer in a list, under the title of its thread."""

    id: int
    thread: ThreadLink
    answered_at: datetime
    score: int
    accepted: bool
    excerpt: str


@dataclass(frozen=True)
class Figures:
    """What everybody may know of a member's part in the forum."""

    question_count: int
    answer_count: int
    solution_count: int


def figures_of(member: Any) -> Figures:
    """Public questions, shown answers to public questions, and how many of these solved somebody else's. Two queries."""
    answers = _public_answers(member).aggregate(
        all=Count("pk"), solutions=Count("pk", filter=Q(thread__solution=F("pk")) & ~Q(thread__author=member))
    )
    return Figures(Thread.objects.public().filter(author=member).count(), answers["all"], answers["solutions"])


def questions_of(member: Any, *, user: Person, page: int = 1) -> tuple[QuestionRow, ...]:
    """A page of what ``member`` asked, newest first, as far as ``user`` may see it; empty beyond the last."""
    rows = Thread.objects.visible_to(user).filter(author=member).order_by("-asked_at", "-pk")
    return question_rows(rows[_slice(page)])


def answers_of(member: Any, *, user: Person, page: int = 1) -> tuple[AnswerRow, ...]:
    """A page of what ``member`` answered, newest first, as far as ``user`` may see it; empty beyond the last. One query."""
    rows = (
        Answer.objects.visible_to(user)
        .filter(author=member, emptied_at=None)
        .select_related("thread")
        .order_by("-answered_at", "-pk")
    )
    return tuple(
        AnswerRow(
            id=row.pk,
            thread=link_to(row.thread),
            answered_at=row.answered_at,
            score=row.score,
            accepted=row.thread.solution_id == row.pk,
            excerpt=snippet(row.body_text, EXCERPT_LENGTH),
        )
        for row in rows[_slice(page)]
    )


def _public_answers(member: Any) -> Any:
    return Answer.objects.shown().filter(author=member, thread__visibility="public", thread__hidden_at=None)


def _slice(page: int) -> slice:
    if not 1 <= page <= 10_000:
        raise Missing
    return slice((page - 1) * POSTS_A_PAGE, page * POSTS_A_PAGE)
