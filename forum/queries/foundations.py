"""What others have built on a post: as long as there is nothing, its author can make it go as if it had never been."""

from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from forum.models import Answer, Reply, Report, Thread, Vote


def is_built_on(post: Thread | Answer | Reply) -> bool:
    """Whether somebody else answered, replied, voted, reported or linked, or a moderator hid it; then its place has to stay."""
    if isinstance(post, Thread):
        return bool(
            post.hidden_at
            or post.answers.exists()
            or Reply.objects.filter(within=post).exclude(user=post.author_id).exists()
            or Vote.objects.filter(thread=post).exists()
            or Report.objects.filter(thread=post).exists()
            or Report.objects.filter(reply__within=post).exists()
            or post.duplicates.exists()
            or _is_kept(post)
        )
    if isinstance(post, Answer):
        return bool(
            post.hidden_at
            or post.thread.solution_id == post.pk
            or Reply.objects.filter(answer=post).exclude(user=post.author_id).exists()
            or Vote.objects.filter(answer=post).exists()
            or Report.objects.filter(answer=post).exists()
            or Report.objects.filter(reply__answer=post).exists()
        )
    return bool(
        post.hidden_at or Reply.objects.filter(reply_to=post).exists() or Report.objects.filter(reply=post).exists()
    )


def _is_kept(thread: Thread) -> bool:
    """Whether a room above holds on to the thread (PROTECT), such as the conversation it was handed over to."""
    try:
        Collector(using=router.db_for_write(Thread)).collect([thread])
    except ProtectedError:
        return True
    return False
