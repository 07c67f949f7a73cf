"""Locks of the writes: the thread's row first, always, then what hangs on it; whoever keeps to that order never deadlocks."""

from collections.abc import Iterable

from django.db import connection

from forum.models import Answer, Reply, Thread
from forum.posts import Kind, Person, PostId
from forum.rules import Missing, may_see, may_see_answer, may_see_reply


def possible(*ids: int, kind: Kind = "thread") -> None:
    """Go on only with numbers a row can have; Missing otherwise."""
    if not all(PostId(kind, pk).is_possible for pk in ids):
        raise Missing


def lock_thread(thread_id: int, by: Person) -> Thread:
    """The thread, locked until the transaction ends. Missing when it is gone or not for ``by``."""
    assert connection.in_atomic_block, "a lock lives as long as its transaction"
    # Without "no key" every new answer of somebody else, which refers to this row, would wait for us and we for it.
    thread = Thread.objects.select_for_update(no_key=True).filter(pk=thread_id).first()
    if thread is None or not may_see(by, thread):
        raise Missing
    return thread


def lock_threads(thread_ids: Iterable[int]) -> dict[int, Thread]:
    """Several threads, locked in the order of their numbers."""
    rows = Thread.objects.select_for_update(no_key=True).filter(pk__in=set(thread_ids)).order_by("pk")
    return {row.pk: row for row in rows}


def lock_answer(answer_id: int, by: Person) -> Answer:
    """The answer with its thread, both locked; ``answer.thread`` is the locked row. Missing as for threads."""
    thread_id = Answer.objects.filter(pk=answer_id).values_list("thread_id", flat=True).first()
    if thread_id is None:
        raise Missing
    thread = lock_thread(thread_id, by)
    answer = Answer.objects.select_for_update(no_key=True).filter(pk=answer_id, thread=thread).first()
    if answer is None:
        raise Missing
    answer.thread = thread
    if not may_see_answer(by, answer):
        raise Missing
    return answer


def lock_reply(reply_id: int, by: Person) -> tuple[Reply, Thread | Answer]:
    """The reply and what it hangs on, locked."""
    possible(reply_id, kind="reply")
    found = Reply.objects.filter(pk=reply_id).values_list("within_id", "answer_id").first()
    if found is None:
        raise Missing
    thread_id, answer_id = found
    on = lock_answer(answer_id, by) if answer_id else lock_thread(thread_id, by)
    # The lock on the thread covers it; the row itself is spread over three tables.
    reply = Reply.objects.filter(pk=reply_id).first()
    if reply is None or not may_see_reply(by, reply, on):
        raise Missing
    return reply, on


def lock_question_or_answer(post: PostId, by: Person) -> tuple[Thread, Thread | Answer]:
    """The thread and the post within it that is meant; for a question both are the same object."""
    if post.kind == "thread":
        thread = lock_thread(post.id, by)
        return thread, thread
    if post.kind == "answer":
        answer = lock_answer(post.id, by)
        return answer.thread, answer
    raise Missing


def thread_of(post: Thread | Answer) -> Thread:
    """The thread a question or an answer belongs to."""
    return post.thread if isinstance(post, Answer) else post


def lock_post(post: PostId, by: Person) -> tuple[Thread | Answer | Reply, Thread]:
    """Any post, locked as its kind is, and the thread it stands in."""
    if post.kind == "reply":
        reply, on = lock_reply(post.id, by)
        return reply, thread_of(on)
    thread, row = lock_question_or_answer(post, by)
    return row, thread
