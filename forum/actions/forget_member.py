"""What goes when a member leaves: the words of their private threads; public texts stay, without an author."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext

from forum.actions.locks import lock_threads
from forum.actions.pictures import take_pictures_down
from forum.actions.told_words import rename_told, withdraw_told
from forum.models import Answer, Reply, Report, Revision, Suggested, Thread
from forum.replies import erase_words
from search.actions import refresh

WORDS = ("body", "body_html", "body_text", "emptied_at")


@transaction.atomic
def forget_member(*, member: Any) -> None:
    """Empty what ``member`` wrote under private questions of their own, with titles, tags, versions, pictures and what notices
    repeat of it; queue their public threads.

    What agents wrote there stays, under a title that names nobody: it is the company's own record. So does what a leaving agent
    wrote under the private questions of others: whoever asked keeps the answer. Runs in the transaction that deletes the account,
    while the row still exists.
    """
    own = Thread.objects.filter(visibility=Thread.Visibility.PRIVATE, author=member).values_list("pk", flat=True)
    for thread in lock_threads(own).values():
        _empty_thread(thread)
        _empty_answers(Answer.objects.filter(thread=thread, author=member))
        replies = list(Reply.objects.filter(within=thread, user=member))
        Revision.objects.filter(reply__in=replies).delete()
        erase_words(replies, timezone.now())
        _forget_reports(thread, member)
        withdraw_told(thread.pk, None)
        rename_told(thread.pk, thread.title)
    # Documents name their author.
    refresh("thread", Thread.objects.public().filter(author=member).values_list("pk", flat=True))


def _forget_reports(thread: Thread, member: Any) -> None:
    """What was kept with reports of the member's words; those of agents stay with theirs."""
    of_answers = Q(answer__thread=thread, answer__author=member)
    of_replies = Q(reply__within=thread, reply__user=member)
    said = Report.objects.filter(Q(thread=thread) | of_answers | of_replies)
    Report.objects.filter(pk__in=list(said.values_list("pk", flat=True))).update(said="")


def _empty_thread(thread: Thread) -> None:
    with translation.override(thread.language):
        thread.title = gettext("Private question of a former member")
    thread.body = thread.body_html = thread.body_text = ""
    thread.emptied_at = timezone.now()
    thread.slug = "question"
    thread.save(update_fields=[*WORDS, "title", "slug"])
    thread.tags.clear()
    thread.revisions.all().delete()
    Suggested.objects.filter(thread=thread).delete()
    take_pictures_down(thread)


def _empty_answers(answers: Any) -> None:
    for answer in answers.order_by("pk"):
        answer.body = answer.body_html = answer.body_text = ""
        answer.emptied_at = timezone.now()
        answer.save(update_fields=WORDS)
        answer.revisions.all().delete()
        take_pictures_down(answer)
