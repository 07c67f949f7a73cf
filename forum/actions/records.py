"""What every write leaves behind: the thread's new count of changes, its row in the search outbox, the audit row."""

from datetime import datetime
from typing import Any

from forum.models import Act, Answer, Reply, Thread
from forum.posts import Person
from search.actions import refresh


def touch(thread: Thread, *fields: str, by: Person = None, at: datetime | None = None) -> None:
    """Save ``fields`` of the locked thread, count the change and queue its document.

    With ``at`` somebody wrote: the thread moves up in the lists, and ``by`` has the last word.
    """
    thread.changes += 1
    names = {*fields, "changes"}
    if at is not None:
        thread.active_at, thread.active_by = max(at, thread.active_at), by
        names |= {"active_at", "active_by"}
    thread.save(update_fields=names)
    refresh("thread", [thread.pk])


def recount_answers(thread: Thread) -> None:
    """Set ``answer_count`` of the locked thread to what a reader sees; the caller saves it."""
    thread.answer_count = Answer.objects.filter(thread=thread).shown().count()


def record(
    verb: str,
    by: Person,
    thread: Thread,
    *,
    answer: Answer | None = None,
    reply: Reply | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> Act:
    """Write the audit row of an act."""
    return Act.objects.create(
        verb=verb,
        actor=by,
        thread_id=thread.pk,
        answer_id=answer.pk if answer else None,
        reply_id=reply.pk if reply else None,
        reason=reason,
        details=details or {},
    )


def about(post: Thread | Answer | Reply) -> dict[str, int | None]:
    """The ids of a post as the news name them: thread, answer and reply."""
    if isinstance(post, Thread):
        return {"thread": post.pk, "answer": None, "reply": None}
    if isinstance(post, Answer):
        return {"thread": post.thread_id, "answer": post.pk, "reply": None}
    return {"thread": post.within_id, "answer": post.answer_id, "reply": post.pk}
