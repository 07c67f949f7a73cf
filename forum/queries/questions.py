"""Lists of questions: tabs of states, narrowed by board, tag and language, sorted, paginated, with cheap figures."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts.pages import require_page
from forum import rules
from forum.models import Board, Tag, Thread
from forum.posts import Person
from forum.queries.parts import BoardView, board_view
from forum.querysets import ThreadQuerySet
from forum.rules.limits import THREADS_A_PAGE
from markup.render import snippet

TABS = ("all", "needs_answer", "needs_attention", "solved", "followed", "mine")
MEMBER_TABS = frozenset({"followed", "mine"})
COUNTED_TABS = ("needs_answer", "needs_attention", "followed", "mine")
ORDERS: dict[str, tuple[str, ...]] = {
    "activity": ("-active_at", "-pk"),
    "newest": ("-asked_at", "-pk"),
    "votes": ("-score", "-active_at", "-pk"),
    "waiting": ("asked_at", "pk"),
}
# Nobody turns that many pages; counting further would cost more than it tells.
COUNTED_UP_TO = 10_000
FIGURE_UP_TO = 1_000
EXCERPT_LENGTH = 160


@dataclass(frozen=True)
class Sift:
    """What a list shows. Unknown words fall back to the first choice; "" means all."""

    tab: str = "all"
    board: str = ""
    tag: str = ""
    language: str = ""
    sort: str = "activity"


@dataclass(frozen=True)
class QuestionRow:
    """One question in a list. People are None where they left."""

    id: int
    slug: str
    title: str
    language: str
    state: rules.State
    board: BoardView
    tags: tuple[Tag, ...]
    author: Any
    asked_at: datetime
    active_at: datetime
    active_by: Any
    answer_count: int
    score: int
    view_count: int
    excerpt: str
    solved: bool
    solution_author: Any


@dataclass(frozen=True)
class QuestionsPage:
    """A page of a list with what it was narrowed to; ``counts`` by tab, capped at a thousand."""

    rows: tuple[QuestionRow, ...]
    sift: Sift
    page: int
    page_count: int
    total: int
    counts: dict[str, int] = field(default_factory=dict)


def questions_page(*, user: Person, sift: Sift, page: int = 1) -> QuestionsPage:
    """A page of questions: visitors 7 queries, members 9.

    Raises:
        Beyond: a page beyond the last. Missing: a board or tag that does not exist; a member's tab asked by a visitor.
    """
    sift = _known(sift, user)
    narrowed = _narrowed(Thread.objects.listed_for(user), sift)
    rows = _tab(narrowed, sift.tab, user)
    total = rows.order_by()[:COUNTED_UP_TO].count()
    page_count = max(1, -(-total // THREADS_A_PAGE))
    require_page(page, last=page_count)
    start = (page - 1) * THREADS_A_PAGE
    tabs = [tab for tab in COUNTED_TABS if rules.is_member(user) or tab not in MEMBER_TABS]
    return QuestionsPage(
        rows=question_rows(rows.order_by(*ORDERS[sift.sort])[start : start + THREADS_A_PAGE]),
        sift=sift,
        page=page,
        page_count=page_count,
        total=total,
        counts={tab: _tab(narrowed, tab, user).order_by()[:FIGURE_UP_TO].count() for tab in tabs},
    )


def question_rows(threads: QuerySet[Thread]) -> tuple[QuestionRow, ...]:
    """Rows of a list for these threads, already sliced. Three queries: threads, texts of boards, tags."""
    loaded = threads.select_related("board", "author", "active_by", "solution__author").prefetch_related(
        "board__texts", Prefetch("tags", queryset=Tag.objects.order_by("name"))
    )
    return tuple(map(_row, loaded))


def _row(thread: Thread) -> QuestionRow:
    return QuestionRow(
        id=thread.pk,
        slug=thread.slug,
        title=thread.title,
        language=thread.language,
        state=rules.state_of(thread),
        board=board_view(thread.board),
        tags=tuple(thread.tags.all()),
        author=thread.author,
        asked_at=thread.asked_at,
        active_at=thread.active_at,
        active_by=thread.active_by,
        answer_count=thread.answer_count,
        score=thread.score,
        view_count=thread.view_count,
        excerpt=snippet(thread.body_text, EXCERPT_LENGTH),
        solved=thread.solution_id is not None,
        solution_author=thread.solution.author if thread.solution else None,
    )


def _known(sift: Sift, user: Person) -> Sift:
    tab = sift.tab if sift.tab in TABS else TABS[0]
    if tab in MEMBER_TABS and not rules.is_member(user):
        raise rules.Missing
    return Sift(tab, sift.board, sift.tag, sift.language, sift.sort if sift.sort in ORDERS else "activity")


def _narrowed(rows: ThreadQuerySet, sift: Sift) -> ThreadQuerySet:
    if sift.board:
        board = Board.objects.filter(slug=sift.board).first()
        if board is None:
            raise rules.Missing
        rows = rows.filter(board=board)
    if sift.tag:
        tag = Tag.objects.filter(slug=sift.tag).first()
        if tag is None:
            raise rules.Missing
        rows = rows.filter(tags=tag)
    return rows.filter(language=sift.language) if sift.language else rows


def _tab(rows: ThreadQuerySet, tab: str, user: Person) -> ThreadQuerySet:
    if tab == "needs_answer":
        return rows.unanswered()
    if tab == "needs_attention":
        return rows.needing_attention()
    if tab == "solved":
        return rows.solved()
    if tab == "followed":
        return rows.filter(follows__member=user)
    if tab == "mine":
        return rows.filter(author=user)
    return rows
