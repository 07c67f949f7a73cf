"""Move a thread to another board."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.actions.locks import lock_thread
from forum.actions.records import record, touch
from forum.models import Board, Thread
from forum.posts import Person
from forum.rules import Refused, may_close, require
from forum.signals import THREAD_MOVED
from news.announce import announce


@transaction.atomic
def move_thread(*, by: Person, thread_id: int, board_id: int) -> Thread:
    """Put a thread on the board where it belongs, also on one that is closed for new questions.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: no right to close (and with it to move); no such board.
    """
    thread = lock_thread(thread_id, by)
    require(may_close(by, thread))
    board = Board.objects.filter(pk=board_id).first()
    if board is None:
        raise Refused("board_unknown", _("Choose a board for your question."), "board")
    old = thread.board_id
    if old == board.pk:
        return thread
    thread.board = board
    touch(thread, "board")
    record("move", by, thread, details={"old": old, "new": board.pk})
    announce(THREAD_MOVED, thread=thread.pk, author=thread.author_id, by=by.pk, old_board=old, new_board=board.pk)
    return thread
