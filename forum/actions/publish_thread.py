"""Publish a private thread, with its asker's consent; note that a person of the company is on board."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.actions.locks import lock_thread
from forum.actions.records import record, touch
from forum.models import Board, Revision, Thread
from forum.posts import Person
from forum.rules import Refused, may_publish, require
from forum.signals import THREAD_PUBLISHED
from news.announce import announce


@transaction.atomic
def publish_thread(*, by: Person, thread_id: int, consent: bool, board_id: int | None = None) -> Thread:
    """Make a private thread readable for everybody. A public one stays as it is.

    Args:
        consent: the asker ticked that everybody may read it; an agent who publishes got that in the conversation.
        board_id: where it stands from now on; None leaves it where it is.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: no consent; neither asker nor agent; no such board, or one that takes no new questions.
    """
    thread = lock_thread(thread_id, by)
    if not thread.is_private:
        return thread
    require(may_publish(by, thread, consent=consent))
    if board_id is not None and board_id != thread.board_id:
        board = Board.objects.filter(pk=board_id, closed_at=None).first()
        if board is None:
            raise Refused("board_unknown", _("Choose a board for your question."), "board")
        thread.board = board
    thread.visibility = Thread.Visibility.PUBLIC
    touch(thread, "visibility", "board")
    _keep_earlier_versions(thread)
    record("publish", by, thread, details={"consent": consent, "board": thread.board_id})
    announce(THREAD_PUBLISHED, thread=thread.pk, author=thread.author_id, by=by.pk)
    return thread


def _keep_earlier_versions(thread: Thread) -> None:
    """The consent is to what stands there: what was edited away before stays with those who could read it."""
    of_thread = Q(thread=thread) | Q(answer__thread=thread) | Q(reply__within=thread)
    standing = Q(thread__version=F("version")) | Q(answer__version=F("version")) | Q(reply__version=F("version"))
    earlier = Revision.objects.filter(of_thread).exclude(standing)
    Revision.objects.filter(pk__in=list(earlier.values_list("pk", flat=True))).update(before_publication=True)


@transaction.atomic
def note_person(*, by: Person, thread_id: int, aboard: bool) -> None:
    """Note that a person of the company has come on board of a thread or left it: its state says so in every list.

    Called by whoever keeps conversations, as the agent; Missing where there is no such thread for them.
    """
    thread = lock_thread(thread_id, by)
    if bool(thread.person_at) == aboard:
        return
    thread.person_at = timezone.now() if aboard else None
    touch(thread, "person_at")
