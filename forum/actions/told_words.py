"""Take back what members were told of a post: the words in their lists, the letters that have not gone, what is no longer true.

Each holds the thread first, so that of two that change the same notices none waits for the other in the middle.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import translation

from forum import notifications as kinds
from forum.actions.locks import lock_threads
from forum.addresses import post_address
from forum.models import Answer, Reply
from forum.posts import PostId, notice_group, reports_group
from inbox.actions import mark_undone, rename_group, withdraw_words

WITH_WORDS = (
    kinds.ANSWER_TO_YOU,
    kinds.REPLY_TO_YOU,
    kinds.ANSWER_FOLLOWED,
    kinds.SOLUTION_FOLLOWED,
    kinds.SOLVED_FOR_YOU,
)


@transaction.atomic
def withdraw_told(thread_id: int, posts: Sequence[PostId] | None) -> None:
    """What was told of these posts of a thread, or of all of them; also to moderators, who find a reported text with its report."""
    lock_threads([thread_id])
    urls = None if posts is None else [address for post in posts for address in _addresses(post)]
    withdraw_words(group=notice_group(thread_id), kinds=WITH_WORDS, urls=urls)
    for post in _all_of(thread_id) if posts is None else posts:
        withdraw_words(group=reports_group(post), kinds=[kinds.REPORTED])


@transaction.atomic
def keep_told_solution_true(thread_id: int, answer_id: int) -> None:
    """Let what was told of this solution say that it was taken back, or that it stands again: as it is now."""
    for thread in lock_threads([thread_id]).values():
        mark_undone(
            group=notice_group(thread_id),
            kinds=(kinds.YOUR_ANSWER_CHOSEN, kinds.SOLVED_FOR_YOU, kinds.SOLUTION_FOLLOWED),
            urls=_addresses(PostId("answer", answer_id)),
            undone=thread.solution_id != answer_id,
        )


@transaction.atomic
def rename_told(thread_id: int, title: str, *, apart_from: int | None = None) -> None:
    """The title under which notices about a thread stand."""
    lock_threads([thread_id])
    rename_group(group=notice_group(thread_id), title=title, apart_from=apart_from)


def _addresses(post: PostId) -> list[str]:
    """As they stand in notices: each reader was told in their language."""
    found = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.append(post_address(post))
    return found


def _all_of(thread_id: int) -> list[PostId]:
    """Those that were ever reported matter; of the others there is no such notice."""
    answers = Answer.objects.filter(thread=thread_id, reports__isnull=False).distinct().values_list("pk", flat=True)
    replies = Reply.objects.filter(within=thread_id, reports__isnull=False).distinct().values_list("pk", flat=True)
    return [
        PostId("thread", thread_id),
        *(PostId("answer", pk) for pk in answers),
        *(PostId("reply", pk) for pk in replies),
    ]
