"""Boards: the index with figures and the latest thread of each, and the choice for whoever asks."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, Subquery

from forum.models import Board, Tag, Thread
from forum.queries.parts import BoardView, ThreadLink, board_view, link_to
from forum.rules import Missing
from forum.rules.limits import normalise_tag

# More different words than that a guess does not look at.
WORDS_COMPARED = 300


@dataclass(frozen=True)
class BoardRow:
    """A board in the index: how many questions, how many without an answer, what happened last."""

    board: BoardView
    thread_count: int
    unanswered_count: int
    latest: ThreadLink | None
    latest_at: datetime | None


@dataclass(frozen=True)
class BoardsOverview:
    """All boards, and the sums over them."""

    boards: tuple[BoardRow, ...]
    thread_count: int
    answered_count: int


def boards_overview() -> BoardsOverview:
    """The index of boards, the same for every reader: public and shown threads only. Four queries."""
    public = Thread.objects.public()
    latest = public.filter(board=OuterRef("pk")).order_by("-active_at").values("pk")[:1]
    boards = list(Board.objects.prefetch_related("texts").annotate(latest_id=Subquery(latest)))
    figures = {
        row["board"]: row
        for row in public.order_by()
        .values("board")
        .annotate(all=Count("pk"), unanswered=Count("pk", filter=_UNANSWERED), answered=Count("pk", filter=_ANSWERED))
    }
    last = {row.pk: row for row in Thread.objects.filter(pk__in=[board.latest_id for board in boards])}
    nothing = {"all": 0, "unanswered": 0, "answered": 0}
    return BoardsOverview(
        boards=tuple(
            BoardRow(
                board=board_view(board),
                thread_count=figures.get(board.pk, nothing)["all"],
                unanswered_count=figures.get(board.pk, nothing)["unanswered"],
                latest=link_to(last[board.latest_id]) if board.latest_id in last else None,
                latest_at=last[board.latest_id].active_at if board.latest_id in last else None,
            )
            for board in boards
        ),
        thread_count=sum(row["all"] for row in figures.values()),
        answered_count=sum(row["answered"] for row in figures.values()),
    )


_ANSWERED = Q(answer_count__gt=0)
_UNANSWERED = Q(answer_count=0, closed_at=None, duplicate_of=None, archived_at=None, emptied_at=None)


def board_choices() -> tuple[BoardView, ...]:
    """Boards that take questions, in their order. Two queries."""
    return tuple(map(board_view, Board.objects.filter(closed_at=None).prefetch_related("texts")))


def all_boards() -> tuple[BoardView, ...]:
    """Every board, also those that take no new questions. Two queries."""
    return tuple(map(board_view, Board.objects.prefetch_related("texts")))


def board_by_slug(slug: str) -> BoardView:
    """One board; Missing when there is none. Two queries."""
    board = Board.objects.prefetch_related("texts").filter(slug=slug).first()
    if board is None:
        raise Missing
    return board_view(board)


def likely_board(words: str) -> int | None:
    """The open board most public threads with tags of these words stand on; None when no word is a tag. Two queries."""
    named = set(re.findall(r"[\w-]+", normalise_tag(words)))
    tags = list(Tag.objects.filter(name__in=sorted(named)[:WORDS_COMPARED]).values_list("pk", flat=True))
    if not tags:
        return None
    rows = Thread.objects.public().filter(tags__in=tags, board__closed_at=None).order_by().values("board")
    return (
        rows.annotate(all=Count("pk", distinct=True)).order_by("-all", "board").values_list("board", flat=True).first()
    )
