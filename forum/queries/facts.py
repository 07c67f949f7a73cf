"""The facts of one thread for rooms above that build on it, as far as a person may see it."""

from dataclasses import dataclass
from datetime import datetime

from forum.models import Thread
from forum.posts import Person
from forum.rules import State, state_of


@dataclass(frozen=True)
class ThreadFacts:
    """What others need to know of a thread without knowing its table."""

    id: int
    slug: str
    title: str
    language: str
    body_html: str
    board_slug: str
    asker: int | None
    asked_at: datetime
    private: bool
    closed_to_all: bool
    """Hidden or archived: nothing more happens here."""
    answer_count: int
    solved: bool
    body: str
    """The question as it was typed."""
    score: int
    state: State


def facts_of(thread_id: int, *, user: Person) -> ThreadFacts | None:
    """The facts, or None when there is no such thread for ``user``. One query."""
    row = Thread.objects.visible_to(user).select_related("board").filter(pk=thread_id).first()
    return facts_from(row) if row else None


def facts_by_id(thread_ids: list[int], *, user: Person) -> dict[int, ThreadFacts]:
    """The facts of several threads by number, those left out that ``user`` may not see. One query."""
    rows = Thread.objects.visible_to(user).select_related("board").filter(pk__in=thread_ids).order_by()
    return {row.pk: facts_from(row) for row in rows}


def facts_from(row: Thread) -> ThreadFacts:
    """The facts of a thread that was loaded, with its board, for somebody who may see it."""
    return ThreadFacts(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        language=row.language,
        body_html=row.body_html,
        board_slug=row.board.slug,
        asker=row.author_id,
        asked_at=row.asked_at,
        private=row.is_private,
        closed_to_all=row.hidden_at is not None or row.archived_at is not None,
        answer_count=row.answer_count,
        solved=row.solution_id is not None,
        body=row.body,
        score=row.score,
        state=state_of(row),
    )
