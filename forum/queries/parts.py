"""What pages are made of: posts with what one may do to them, replies, links to threads, boards with their texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forum.models import Answer, Board, Thread
from forum.posts import PostId
from forum.rules import State, Verdict, state_of

LANGUAGE_TO_FALL_BACK_TO = "en"


@dataclass(frozen=True)
class BoardView:
    """A board in the language of the page."""

    id: int
    slug: str
    title: str
    summary: str
    icon: str
    closed: bool


def board_view(board: Board) -> BoardView:
    """The board with its text in the active language, else in English, else in any. Its texts must be prefetched."""
    texts = {text.language: text for text in board.texts.all()}
    language = (get_language() or "").split("-")[0]
    text = texts.get(language) or texts.get(LANGUAGE_TO_FALL_BACK_TO) or next(iter(texts.values()), None)
    return BoardView(
        id=board.pk,
        slug=board.slug,
        title=text.title if text else board.slug,
        summary=text.summary if text else "",
        icon=board.icon,
        closed=board.closed_at is not None,
    )


@dataclass(frozen=True)
class ThreadLink:
    """What a link to a thread shows: address, title, language, state and how many answers it has."""

    id: int
    slug: str
    title: str
    language: str
    state: State
    answer_count: int


def link_to(thread: Thread) -> ThreadLink:
    """What a link to this thread shows."""
    return ThreadLink(thread.pk, thread.slug, thread.title, thread.language, state_of(thread), thread.answer_count)


@dataclass(frozen=True)
class ReplyView:
    """A reply. ``author`` is None for former members; hidden ones reach only those who may see them."""

    id: int
    author: Any
    by_asker: bool
    html: SafeString
    at: datetime
    edited_at: datetime | None
    hidden_at: datetime | None
    hidden_reason: str
    emptied: bool
    reply_to_id: int | None
    reply_to_author: Any
    version: int
    may_edit: Verdict
    may_delete: Verdict
    may_report: Verdict

    @property
    def hidden(self) -> bool:
        """Whether readers do not see it."""
        return self.hidden_at is not None

    @property
    def post(self) -> PostId:
        """Its name for actions."""
        return PostId("reply", self.id)


@dataclass(frozen=True)
class Replies:
    """The replies of one post, oldest first: the first three, those to unfold, and how many there are in all."""

    shown: tuple[ReplyView, ...] = ()
    folded: tuple[ReplyView, ...] = ()
    count: int = 0

    @property
    def left_out(self) -> int:
        """How many are on the page of replies only."""
        return self.count - len(self.shown) - len(self.folded)


@dataclass(frozen=True)
class PostView:
    """A question or an answer with what the reader may do to it; a Verdict is true or says why not."""

    post: PostId
    row: Thread | Answer
    author: Any
    """None for a former member."""
    by_asker: bool
    official: bool
    html: SafeString
    at: datetime
    edited_at: datetime | None
    edited_by: Any
    """None where the author did it."""
    score: int
    my_vote: int
    is_solution: bool
    hidden: bool
    hidden_reason: str
    emptied: bool
    version: int
    attribution: str
    attribution_url: str
    replies: Replies
    may_vote_up: Verdict
    may_vote_down: Verdict
    may_accept: Verdict
    may_reply: Verdict
    may_edit: Verdict
    may_delete: Verdict
    may_report: Verdict
