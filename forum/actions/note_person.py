"""Note on a thread that a person is with it, or no longer."""

from django.db import transaction
from django.utils import timezone

from forum.actions.locks import lock_thread
from forum.actions.records import touch
from forum.posts import Person


@transaction.atomic
def note_person(*, by: Person, thread_id: int, here: bool) -> None:
    """Set or clear what the label "With a person" stands on. Twice is once.

    Raises:
        Missing: no such thread, or not for this person.
    """
    thread = lock_thread(thread_id, by)
    if here == (thread.person_at is not None):
        return
    thread.person_at = timezone.now() if here else None
    touch(thread, "person_at")
