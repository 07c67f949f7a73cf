"""A kind of content for tests of search alone: the texts of boards, found by what the board says."""

import itertools

from django.db import transaction
from django.utils import timezone

from forum.models import Board, BoardText
from search.actions import refresh
from search.contract import AGENTS, MEMBERS, PUBLIC, Document, Source

_numbers = itertools.count(1)


class NoteSource(Source[BoardText]):
    """Findable unless its board is closed; the board's icon names the audience, its position the state."""

    kind = "note"
    label = "Notes"

    def findable(self):
        return BoardText.objects.filter(board__closed_at=None).order_by("pk")

    def visible_to(self, rows, user):
        allowed = ["", PUBLIC]
        if user.is_authenticated:
            allowed += [MEMBERS, AGENTS] if user.has_perm("search.find_for_agents") else [MEMBERS]
        return rows.filter(board__icon__in=allowed)

    def documents_for(self, rows):
        boards = Board.objects.in_bulk({row.board_id for row in rows})
        for row in rows:
            board = boards[row.board_id]
            if row.title == "Break the source":
                raise LookupError("the source stumbled")
            state = {0: "", 1: "solved", 2: "open"}[board.position]
            yield Document(
                kind=self.kind, id=row.pk, language=row.language, title=row.title, body=row.summary,
                place=board.slug, state=state, audience=board.icon or PUBLIC,
            )  # fmt: skip

    def for_hits(self, rows):
        return rows.select_related("board")

    def database_search(self, words, user, language, limit):
        rows = self.visible_to(self.findable(), user)
        for word in words.split():
            rows = rows.filter(title__icontains=word)
        return rows.order_by("-pk")[:limit]


class PaperSource(NoteSource):
    """A second kind: those notes whose title begins with Paper."""

    kind = "paper"
    label = "Papers"

    def findable(self):
        return super().findable().filter(title__startswith="Paper")


@transaction.atomic
def write(title, summary="", *, language="en", audience="", state="", queue=True):
    """A note, queued for the index like every change."""
    position = {"": 0, "solved": 1, "open": 2}[state]
    board = Board.objects.create(slug=f"board-{next(_numbers)}-{timezone.now():%f}", icon=audience, position=position)
    note = BoardText.objects.create(board=board, language=language, title=title, summary=summary)
    if queue:
        refresh("note", [note.pk])
    return note


@transaction.atomic
def retitle(note, title):
    """Change a note."""
    BoardText.objects.filter(pk=note.pk).update(title=title)
    refresh("note", [note.pk])


@transaction.atomic
def hide(note, *, queue=True):
    """Make a note unfindable."""
    Board.objects.filter(pk=note.board_id).update(closed_at=timezone.now())
    if queue:
        refresh("note", [note.pk])
