"""Follow a thread, and stop following it."""

from django.db import transaction

from forum.actions.locks import lock_thread, possible
from forum.models import Follow
from forum.posts import Person
from forum.rules import may_follow, require
from forum.signals import THREAD_FOLLOWED, THREAD_UNFOLLOWED
from news.announce import announce


@transaction.atomic
def follow_thread(*, by: Person, thread_id: int) -> None:
    """Hear of what happens in this thread. Twice is once. Raises Missing and Refused as every action."""
    thread = lock_thread(thread_id, by)
    require(may_follow(by, thread))
    _, fresh = Follow.objects.get_or_create(member=by, thread=thread)
    if fresh:
        announce(THREAD_FOLLOWED, thread=thread.pk, by=by.pk)


@transaction.atomic
def unfollow_thread(*, by: Person, thread_id: int) -> None:
    """Hear no more of it; also works where the thread is no longer visible."""
    possible(thread_id)
    gone, _ = Follow.objects.filter(member=by, thread=thread_id).delete()
    if gone:
        announce(THREAD_UNFOLLOWED, thread=thread_id, by=by.pk)
