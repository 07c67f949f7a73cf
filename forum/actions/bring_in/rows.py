"""What an importer hands over, and how its texts become ours."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from forum.rules.limits import TAG_MOST, TAGS_MOST, TITLE_MOST, normalise_tag, one_line
from markup.render import IMPORTED, MarkupError, Rendered, TooLong, render, render_reply
from uploads.links import own_image

BATCH = 200
REPLY_MOST = 3_000  # what the library's column holds


@dataclass(frozen=True)
class Brought:
    """How a batch ended: rows written, rows that were here already, rows whose counterpart is not here."""

    made: int = 0
    known: int = 0
    lost: int = 0

    def __add__(self, other: "Brought") -> "Brought":
        return Brought(self.made + other.made, self.known + other.known, self.lost + other.lost)


@dataclass(frozen=True)
class ThreadIn:
    """A question. ``body`` is Markdown; ``author_id`` is one of our members, None for nobody known."""

    source_id: str
    board_id: int
    language: str
    title: str
    body: str
    asked_at: datetime
    author_id: int | None = None
    tags: Sequence[str] = field(default=())
    view_count: int = 0
    edited_at: datetime | None = None
    closed_at: datetime | None = None
    closed_reason: str = ""
    attribution: str = ""
    attribution_url: str = ""


@dataclass(frozen=True)
class AnswerIn:
    """An answer to the thread with ``thread_source_id``."""

    source_id: str
    thread_source_id: str
    body: str
    answered_at: datetime
    author_id: int | None = None
    edited_at: datetime | None = None
    attribution: str = ""
    attribution_url: str = ""


@dataclass(frozen=True)
class ReplyIn:
    """A reply under a question ("thread") or an answer."""

    source_id: str
    on: Literal["thread", "answer"]
    on_source_id: str
    body: str
    at: datetime
    author_id: int | None = None


@dataclass(frozen=True)
class VoteIn:
    """A vote of nobody known on a question ("thread") or an answer; ``value`` is 1 or -1."""

    source_id: str
    on: Literal["thread", "answer"]
    on_source_id: str
    value: int
    at: datetime


@dataclass(frozen=True)
class AcceptanceIn:
    """The answer that solved a thread. A thread that has a solution keeps it."""

    thread_source_id: str
    answer_source_id: str
    at: datetime


@dataclass(frozen=True)
class DuplicateIn:
    """A thread that asks what another one asked. A thread that points somewhere keeps pointing there."""

    thread_source_id: str
    original_source_id: str


def check_batch(rows: Sequence[object]) -> None:
    """Refuse (ValueError) what would hold a lock for too long."""
    if len(rows) > BATCH:
        raise ValueError(f"a batch holds at most {BATCH} rows, not {len(rows)}")


def body_in(body: str) -> Rendered:
    """A text of another system, rendered; one that is nested too deep is shown as typed. TooLong beyond 100,000 characters."""
    return render(body, own_image=own_image, limits=IMPORTED, flatten=True)


def reply_in(body: str) -> Rendered:
    """A short note, rendered; cut at what the column holds."""
    try:
        return render_reply(body)
    except TooLong:
        return reply_in(body[: REPLY_MOST - 1].replace("\n", " ") + "…")
    except MarkupError:
        return render(body, limits=IMPORTED, flatten=True)


def title_in(title: str) -> str:
    """A title of another system, cut at ours."""
    title = one_line(title)
    return title if len(title) <= TITLE_MOST else title[: TITLE_MOST - 1].rstrip() + "…"


def tags_in(names: Sequence[str]) -> tuple[str, ...]:
    """The first five tags that we can hold."""
    tags = dict.fromkeys(tag for name in names if (tag := normalise_tag(name)) and len(tag) <= TAG_MOST)
    return tuple(tags)[:TAGS_MOST]
