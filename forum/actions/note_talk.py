"""Note on a thread what happened to words that stand on it without being a post: those of a conversation."""

from django.db import transaction

from forum.actions.locks import lock_thread
from forum.actions.records import record, touch
from forum.posts import Person


@transaction.atomic
def note_talk_taken_off(*, by: Person, thread_id: int, message: int, reason: str = "") -> None:
    """Write the audit row: words of a conversation no longer stand on the thread. The thread counts it as a change.

    Called by whoever keeps conversations; ``message`` is the number they know the words by.

    Raises:
        Missing: no such thread, or not for this person.
    """
    thread = lock_thread(thread_id, by)
    touch(thread)
    record("take_off_talk", by, thread, reason=reason, details={"message": message})
