"""What goes when a member leaves: the words of their private threads; public texts stay, without an author."""

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from forum.actions.locks import lock_threads
from forum.actions.pictures import take_pictures_down
from forum.models import Answer, Reply, Report, Revision, Thread
from forum.replies import erase_words
from search.actions import refresh

WORDS = ("body", "body_html", "body_text", "emptied_at")


@transaction.atomic
def forget_member(*, member: Any) -> None:
    """Empty what ``member`` wrote in private threads, with titles, tags, versions and pictures; queue their public threads.

    What agents answered there stays, under a title that names nobody: it is the company's own record. Runs in the transaction that
    deletes the account, while the row still exists.
    """
    private = Thread.objects.filter(visibility=Thread.Visibility.PRIVATE)
    own = set(private.filter(author=member).values_list("pk", flat=True))
    answered = set(Answer.objects.filter(author=member, thread__in=private).values_list("thread", flat=True))
    replied = set(Reply.objects.filter(user=member, within__in=private).values_list("within", flat=True))
    for thread in lock_threads(own | answered | replied).values():
        if thread.pk in own:
            _empty_thread(thread)
        _empty_answers(Answer.objects.filter(thread=thread, author=member))
        replies = list(Reply.objects.filter(within=thread, user=member))
        Revision.objects.filter(reply__in=replies).delete()
        erase_words(replies, timezone.now())
    Report.objects.filter(thread__in=own).update(said="")
    # Documents name their author.
    refresh("thread", Thread.objects.public().filter(author=member).values_list("pk", flat=True))


def _empty_thread(thread: Thread) -> None:
    with translation.override(thread.language):
        thread.title = gettext("Private question of a former member")
    thread.body = thread.body_html = thread.body_text = ""
    thread.emptied_at = timezone.now()
    thread.slug = "question"
    thread.save(update_fields=[*WORDS, "title", "slug"])
    thread.tags.clear()
    thread.revisions.all().delete()
    take_pictures_down(thread)


def _empty_answers(answers: Any) -> None:
    for answer in answers.order_by("pk"):
        answer.body = answer.body_html = answer.body_text = ""
        answer.emptied_at = timezone.now()
        answer.save(update_fields=WORDS)
        answer.revisions.all().delete()
        take_pictures_down(answer)
