"""Archive a thread: it stays readable and takes nothing new but its asker's solution; bring it back."""

from django.db import transaction
from django.utils import timezone

from forum.actions.locks import lock_thread
from forum.actions.records import record, touch
from forum.models import Thread
from forum.posts import Person
from forum.rules import may_close, require
from forum.signals import THREAD_ARCHIVED, THREAD_UNARCHIVED
from news.announce import announce


@transaction.atomic
def archive_thread(*, by: Person, thread_id: int) -> Thread:
    """Archive. Raises Missing where there is no such thread, Refused without the right to close."""
    thread = lock_thread(thread_id, by)
    require(may_close(by, thread))
    if thread.archived_at:
        return thread
    thread.archived_at = timezone.now()
    touch(thread, "archived_at")
    record("archive", by, thread)
    announce(THREAD_ARCHIVED, thread=thread.pk, author=thread.author_id, by=by.pk)
    return thread


@transaction.atomic
def unarchive_thread(*, by: Person, thread_id: int) -> Thread:
    """Bring back. Raises as `archive_thread`."""
    thread = lock_thread(thread_id, by)
    require(may_close(by, thread))
    if not thread.archived_at:
        return thread
    thread.archived_at = None
    touch(thread, "archived_at")
    record("unarchive", by, thread)
    announce(THREAD_UNARCHIVED, thread=thread.pk, author=thread.author_id, by=by.pk)
    return thread
