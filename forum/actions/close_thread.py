"""Close a thread for new answers, with a reason; reopen it."""

from django.db import transaction
from django.utils import timezone

from forum.actions.locks import lock_thread
from forum.actions.records import record, touch
from forum.models import Thread
from forum.posts import Person
from forum.rules import check_reason, may_close, require
from forum.signals import THREAD_CLOSED, THREAD_REOPENED
from news.announce import announce

FACTS = ("closed_at", "closed_by", "closed_reason")


@transaction.atomic
def close_thread(*, by: Person, thread_id: int, reason: str) -> Thread:
    """Let no more answers in; replies, votes and edits go on. Closed twice is closed once, with the first reason.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: no right to close; no reason.
    """
    reason = check_reason(reason)
    thread = lock_thread(thread_id, by)
    require(may_close(by, thread))
    if thread.closed_at:
        return thread
    thread.closed_at, thread.closed_by, thread.closed_reason = timezone.now(), by, reason
    touch(thread, *FACTS)
    record("close", by, thread, reason=reason)
    announce(THREAD_CLOSED, thread=thread.pk, author=thread.author_id, by=by.pk)
    return thread


@transaction.atomic
def reopen_thread(*, by: Person, thread_id: int) -> Thread:
    """Let answers in again. Raises as `close_thread`."""
    thread = lock_thread(thread_id, by)
    require(may_close(by, thread))
    if not thread.closed_at:
        return thread
    thread.closed_at, thread.closed_by, thread.closed_reason = None, None, ""
    touch(thread, *FACTS)
    record("reopen", by, thread)
    announce(THREAD_REOPENED, thread=thread.pk, author=thread.author_id, by=by.pk)
    return thread
