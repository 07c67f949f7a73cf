"""What a member asked and answered, as the reader may see it, with figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from accounts.pages import page_of
from forum.models import Answer, Thread
from forum.posts import Person
from forum.queries.parts import BoardView, ThreadLink, board_view, link_to
from forum.queries.questions import QuestionRow, question_rows
from markup.render import snippet

POSTS_A_PAGE = 20
EXCERPT_LENGTH = 160


@dataclass(frozen=True)
class AnswerRow:
    """One answer in a list, under the title of its thread."""

    id: int
    thread: ThreadLink
    language: str
    board: BoardView
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
    helpful_count: int
    """Answers that were chosen, also by oneself, or have more votes up than down."""

    @property
    def helpful_percent(self) -> int:
        """Of 100 answers so many helped; 0 where there is none."""
        return round(100 * self.helpful_count / self.answer_count) if self.answer_count else 0


def figures_of(member: Any) -> Figures:
    """Public questions, shown answers to public questions, and how many of these solved somebody else's. Two queries."""
    chosen = Q(thread__solution=F("pk"))
    answers = (
        Answer.objects.shown()
        .filter(author=member, emptied_at=None, thread__visibility=Thread.Visibility.PUBLIC, thread__hidden_at=None)
        .aggregate(
            all=Count("pk"),
            solutions=Count("pk", filter=chosen & ~Q(thread__author=member)),
            helpful=Count("pk", filter=chosen | Q(score__gt=0)),
        )
    )
    questions = Thread.objects.public().filter(author=member).count()
    return Figures(questions, answers["all"], answers["solutions"], answers["helpful"])


def questions_of(member: Any, *, user: Person, number: int = 1) -> tuple[tuple[QuestionRow, ...], Page[Any]]:
    """Page ``number`` of what ``member`` asked, newest first, as far as ``user`` may see it. Raises Beyond after the last."""
    rows = Thread.objects.visible_to(user).filter(author=member).order_by("-asked_at", "-pk")
    page = page_of(Paginator(rows, POSTS_A_PAGE), number)
    return question_rows(cast("QuerySet[Thread]", page.object_list)), page


def answers_of(member: Any, *, user: Person, number: int = 1) -> tuple[tuple[AnswerRow, ...], Page[Any]]:
    """Page ``number`` of what ``member`` answered, newest first, as far as ``user`` may see it. Raises Beyond after the last."""
    page = page_of(Paginator(_answers(member, user).order_by("-answered_at", "-pk"), POSTS_A_PAGE), number)
    return tuple(map(_row, page.object_list)), page


def best_answers_of(member: Any, *, user: Person, count: int) -> tuple[AnswerRow, ...]:
    """The ``count`` answers that helped most: solutions first, then by votes. One query."""
    chosen = Case(When(thread__solution=F("pk"), then=Value(1)), default=Value(0))
    return tuple(map(_row, _answers(member, user).order_by(chosen.desc(), "-score", "-answered_at", "-pk")[:count]))


def _answers(member: Any, user: Person) -> QuerySet[Answer]:
    rows = Answer.objects.visible_to(user).filter(author=member, emptied_at=None)
    return rows.select_related("thread__board").prefetch_related("thread__board__texts")


def _row(row: Answer) -> AnswerRow:
    return AnswerRow(
        id=row.pk,
        thread=link_to(row.thread),
        language=row.thread.language,
        board=board_view(row.thread.board),
        answered_at=row.answered_at,
        score=row.score,
        accepted=row.thread.solution_id == row.pk,
        excerpt=snippet(row.body_text, EXCERPT_LENGTH),
    )
