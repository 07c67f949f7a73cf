"""Take back one's own post: it goes when nothing hangs on it, otherwise only its words go and the place stays."""

from django.db import transaction
from django.utils import timezone

from forum.actions.accept_answer import CHOICE, drop_solution
from forum.actions.locks import lock_answer, lock_reply, lock_thread, thread_of
from forum.actions.pictures import take_pictures_down
from forum.actions.records import about, record, recount_answers, touch
from forum.models import Answer, Reply, Revision, Suggested, Thread
from forum.posts import Person, PostId
from forum.queries.foundations import is_built_on
from forum.replies import erase_words
from forum.rules import may_delete, may_delete_reply, require
from forum.signals import POST_DELETED
from news.announce import announce
from search.actions import refresh

WORDS = ("body", "body_html", "body_text", "emptied_at")


@transaction.atomic
def delete_post(*, by: Person, post: PostId) -> bool:
    """Take back a question, an answer or a reply; True when it is gone, False when its words are and the place stays.

    A question goes when nobody else has answered, replied, voted, reported or linked and no person was called; an answer likewise;
    a reply when nobody turned to it or reported it. What it said before, in all versions, goes with it; only a report keeps
    what was reported.
    The title of an emptied question stays: the answers under it would mean nothing without it.

    Raises:
        Missing: no such post, or not for this person.
        Refused: somebody else's; taken back already.
    """
    if post.kind == "thread":
        return _delete_thread(by, post.id)
    if post.kind == "answer":
        return _delete_answer(by, post.id)
    return _delete_reply(by, post.id)


def _delete_thread(by: Person, thread_id: int) -> bool:
    thread = lock_thread(thread_id, by)
    require(may_delete(by, thread))
    gone = not is_built_on(thread)
    _tell(by, thread, emptied=not gone)
    if gone:
        take_pictures_down(thread)
        thread.delete()
        refresh("thread", [thread_id])
    else:
        _empty(thread)
        Suggested.objects.filter(thread=thread).delete()
        touch(thread, *WORDS)
    return gone


def _delete_answer(by: Person, answer_id: int) -> bool:
    answer = lock_answer(answer_id, by)
    require(may_delete(by, answer))
    thread = answer.thread
    gone = not is_built_on(answer)
    _tell(by, answer, emptied=not gone)
    if thread.solution_id == answer.pk:
        drop_solution(thread, by=by)
    if gone:
        take_pictures_down(answer)
        answer.delete()
    else:
        _empty(answer)
        answer.save(update_fields=WORDS)
    recount_answers(thread)
    touch(thread, "answer_count", *CHOICE)
    return gone


def _delete_reply(by: Person, reply_id: int) -> bool:
    reply, on = lock_reply(reply_id, by)
    require(may_delete_reply(by, reply))
    gone = not is_built_on(reply)
    _tell(by, reply, emptied=not gone)
    if gone:
        reply.delete()
    else:
        Revision.objects.filter(reply=reply).delete()
        erase_words([reply], timezone.now())
    touch(thread_of(on))
    return gone


def _empty(post: Thread | Answer) -> None:
    post.body = post.body_html = post.body_text = ""
    post.emptied_at = timezone.now()
    post.revisions.all().delete()
    take_pictures_down(post)


def _tell(by: Person, post: Thread | Answer | Reply, *, emptied: bool) -> None:
    """The audit row and the news, before the ids are gone."""
    thread = post.within if isinstance(post, Reply) else thread_of(post)
    record(
        "empty" if emptied else "delete",
        by,
        thread,
        answer=post if isinstance(post, Answer) else None,
        reply=post if isinstance(post, Reply) else None,
    )
    author_id = post.user_id if isinstance(post, Reply) else post.author_id
    announce(POST_DELETED, **about(post), author=author_id, by=by.pk, emptied=int(emptied))
