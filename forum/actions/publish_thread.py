"""Publish a private thread, with its asker's consent; note that a person of the company is on board."""

from django.db import transaction
from django.utils import timezone

from forum.actions.locks import lock_thread
from forum.actions.records import record, touch
from forum.models import Thread
from forum.posts import Person
from forum.rules import may_publish, require
from forum.signals import THREAD_PUBLISHED
from news.announce import announce


@transaction.atomic
def publish_thread(*, by: Person, thread_id: int, consent: bool) -> Thread:
    """Make a private thread readable for everybody. A public one stays as it is.

    Args:
        consent: the asker ticked that everybody may read it; an agent who publishes got that in the conversation.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: no consent; neither asker nor agent.
    """
    thread = lock_thread(thread_id, by)
    if not thread.is_private:
        return thread
    require(may_publish(by, thread, consent=consent))
    thread.visibility = Thread.Visibility.PUBLIC
    touch(thread, "visibility")
    record("publish", by, thread, details={"consent": consent})
    announce(THREAD_PUBLISHED, thread=thread.pk, author=thread.author_id, by=by.pk)
    return thread


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
