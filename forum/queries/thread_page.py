"""The page of one thread: question, solution, answers, replies and what the reader may do, in a fixed number of queries.

Visitors: 6. Members: 9, with their permissions, which Django keeps on the user for the rest of the request.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value, Window
from django.utils import timezone

from accounts.pages import require_page
from forum import rules
from forum.models import Answer, Follow, Tag, Thread, Vote
from forum.posts import Person
from forum.queries.parts import BoardView, PostView, ThreadLink, board_view, link_to
from forum.queries.post_views import PostMaker
from forum.queries.replies import replies_by_post
from forum.rules.limits import ANSWERS_A_PAGE

Sort = Literal["helpful", "oldest", "newest"]
ORDERS: dict[str, tuple[str, ...]] = {
    "helpful": ("-score", "answered_at", "pk"),
    "oldest": ("answered_at", "pk"),
    "newest": ("-answered_at", "-pk"),
}
DUPLICATES_SHOWN = 5


@dataclass(frozen=True)
class ThreadPage:
    """Everything the page of a thread shows."""

    thread: Thread
    state: rules.State
    board: BoardView
    tags: tuple[Tag, ...]
    question: PostView
    solution: PostView | None
    """Shown right under the question on every page, and not again among ``answers``."""
    solved_at: datetime | None
    solved_by: Any
    answers: tuple[PostView, ...]
    other_count: int
    """Answers besides the solution, on all pages."""
    sort: str
    page: int
    page_count: int
    following: bool
    original: ThreadLink | None
    """The thread this one is a duplicate of, if the reader may see it."""
    duplicates: tuple[ThreadLink, ...]
    may_answer: rules.Verdict
    may_follow: rules.Verdict
    may_unaccept: rules.Verdict
    may_close: rules.Verdict
    """Also decides about reopening, moving and archiving."""
    may_mark_duplicate: rules.Verdict
    may_hide: rules.Verdict
    """Also decides about restoring; the same for every post of the page."""
    may_publish: rules.Verdict


def thread_page(*, thread_id: int, user: Person, sort: str = "helpful", page: int = 1) -> ThreadPage:
    """The page of a thread for ``user``.

    Args:
        sort: helpful, oldest or newest; anything else is helpful.
        page: of the answers, from 1.

    Raises:
        Missing: no such thread, or not for this person. Beyond: a page beyond the last.
    """
    thread = _thread(thread_id, user)
    sort = sort if sort in ORDERS else "helpful"
    answers, total = _answers(thread, user, sort, page)
    shown = [thread.solution, *answers] if thread.solution else list(answers)
    maker = PostMaker(
        user=user,
        thread=thread,
        now=timezone.now(),
        replies=replies_by_post(thread, [row.pk for row in shown], user=user),
        votes=_votes(thread, [row.pk for row in shown], user),
    )
    return ThreadPage(
        thread=thread,
        state=rules.state_of(thread),
        board=board_view(thread.board),
        tags=tuple(thread.tags.all()),
        question=maker.view(thread),
        solution=maker.view(thread.solution) if thread.solution else None,
        solved_at=thread.solved_at,
        solved_by=thread.solved_by,
        answers=tuple(maker.view(row) for row in answers),
        other_count=total,
        sort=sort,
        page=page,
        page_count=max(1, -(-total // ANSWERS_A_PAGE)),
        following=getattr(thread, "following", False),
        original=_original(thread, user),
        duplicates=_duplicates(thread),
        **_may(user, thread),
    )


def _thread(thread_id: int, user: Person) -> Thread:
    follows = Follow.objects.filter(thread=OuterRef("pk"), member=user.pk) if rules.is_member(user) else None
    thread = (
        Thread.objects.visible_to(user)
        .select_related(
            *("board", "author", "edited_by", "solved_by", "closed_by", "duplicate_of"),
            *("solution__author", "solution__edited_by"),
        )
        .prefetch_related("board__texts", "tags")
        .annotate(following=Exists(follows) if follows is not None else Value(value=False))
        .filter(pk=thread_id)
        .first()
    )
    if thread is None:
        raise rules.Missing
    return thread


def _answers(thread: Thread, user: Person, sort: str, page: int) -> tuple[list[Answer], int]:
    start = (page - 1) * ANSWERS_A_PAGE
    others = Answer.objects.visible_under(thread, user).exclude(pk=thread.solution_id or 0)
    rows: QuerySet[Any] = (
        others.select_related("author", "edited_by")
        .annotate(total=Window(Count("*")))
        .order_by(*ORDERS[sort])[start : start + ANSWERS_A_PAGE]
    )
    answers = list(rows)
    if not answers and page > 1:
        require_page(page, last=-(-others.count() // ANSWERS_A_PAGE))
    return answers, answers[0].total if answers else 0


def _votes(thread: Thread, answer_ids: list[int], user: Person) -> dict[tuple[str, int], int]:
    if not rules.is_member(user):
        return {}
    rows = Vote.objects.filter(Q(thread=thread) | Q(answer__in=answer_ids), voter=user)
    return {
        ("answer", row.answer_id) if row.answer_id else ("thread", thread.pk): row.value
        for row in rows.only("thread_id", "answer_id", "value")
    }


def _original(thread: Thread, user: Person) -> ThreadLink | None:
    original = thread.duplicate_of
    return link_to(original) if original is not None and rules.may_see(user, original) else None


def _duplicates(thread: Thread) -> tuple[ThreadLink, ...]:
    rows = Thread.objects.public().filter(duplicate_of=thread).order_by(F("active_at").desc())
    return tuple(map(link_to, rows[:DUPLICATES_SHOWN]))


def _may(user: Person, thread: Thread) -> dict[str, rules.Verdict]:
    return {
        "may_answer": rules.may_answer(user, thread),
        "may_follow": rules.may_follow(user, thread),
        "may_unaccept": rules.may_unaccept(user, thread),
        "may_close": rules.may_close(user, thread),
        "may_mark_duplicate": rules.may_mark_duplicate(user, thread),
        "may_hide": rules.may_hide(user),
        "may_publish": rules.may_publish(user, thread, consent=True),
    }
