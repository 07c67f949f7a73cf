"""A kind of content for tests of search alone: the texts of boards, found by what the board says."""

import itertools
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from forum.models import Board, BoardText
from search.actions import refresh
from search.contract import PUBLIC, Document, Signals, Source
from search.rules import audiences_of

_numbers = itertools.count(1)

STATES = ("", "solved", "open")
PLACES = {
    "en": {"roof": "On the roof", "cellar": "In the cellar", "keller": "In the cellar"},
    "de": {"roof": "Auf dem Dach", "cellar": "Im Keller", "keller": "Im Keller"},
}


class NoteSource(Source[BoardText]):
    """Findable unless its board is closed; the board's icon names the audience, its position the state, its address the rest."""

    kind = "note"
    label = "Notes"

    def findable(self):
        return BoardText.objects.filter(board__closed_at=None).order_by("pk")

    def meant_for(self, audiences):
        return self.findable().filter(board__icon__in=["", *audiences])

    def documents_for(self, rows):
        boards = Board.objects.in_bulk({row.board_id for row in rows})
        for row in rows:
            board = boards[row.board_id]
            if row.title == "Break the source":
                raise LookupError("the source stumbled")
            _, place, changed, votes, *tags = board.slug.split("~")
            yield Document(
                kind=self.kind, id=row.pk, language=row.language, title=row.title, body=row.summary,
                place=place, state=STATES[board.position], audience=board.icon or PUBLIC, tags=tuple(tags),
                changed=datetime.fromtimestamp(int(changed), tz=UTC), signals=Signals(votes=int(votes)),
            )  # fmt: skip

    def for_hits(self, rows):
        return rows.select_related("board")

    def database_search(self, words, user, language, limit):
        rows = self.meant_for(audiences_of(user))
        for word in words.split():
            rows = rows.filter(title__icontains=word)
        return rows.order_by("-pk")[:limit]

    def places(self):
        return PLACES.get(get_language(), {})

    def states(self):
        return {"solved": "Solved", "open": "Open"}

    def tags(self):
        return {"wi-fi": "Wi-Fi"}


class PaperSource(NoteSource):
    """A second kind: those notes whose title begins with Paper."""

    kind = "paper"
    label = "Papers"

    def findable(self):
        return super().findable().filter(title__startswith="Paper")


@transaction.atomic
def write(title, summary="", *, language="en", audience="", state="", queue=True, place="", days=0, votes=0, tags=()):
    """A note, queued for the index like every change; it changed so many ``days`` ago."""
    now = timezone.now()
    changed = int((now - timedelta(days=days)).timestamp())
    slug = "~".join([f"{next(_numbers)}-{now:%f}", place, str(changed), str(votes), *tags])
    board = Board.objects.create(slug=slug, icon=audience, position=STATES.index(state))
    note = BoardText.objects.create(board=board, language=language, title=title, summary=summary)
    if queue:
        refresh("note", [note.pk])
    return note


@transaction.atomic
def retitle(note, title, **texts):
    """Change a note."""
    BoardText.objects.filter(pk=note.pk).update(title=title, **texts)
    refresh("note", [note.pk])


@transaction.atomic
def hide(note, *, queue=True):
    """Make a note unfindable."""
    Board.objects.filter(pk=note.board_id).update(closed_at=timezone.now())
    if queue:
        refresh("note", [note.pk])
