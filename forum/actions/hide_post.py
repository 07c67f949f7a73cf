"""Hide a question, an answer or a reply from readers, with a reason its author reads; and restore it."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from forum.actions.accept_answer import CHOICE, drop_solution, set_solution
from forum.actions.locks import lock_answer, lock_reply, lock_thread, thread_of
from forum.actions.records import about, record, recount_answers, touch
from forum.models import Act, Answer, Thread
from forum.posts import Person, PostId
from forum.rules import check_reason, may_hide, require
from forum.signals import POST_HIDDEN, POST_RESTORED, THREAD_HIDDEN, THREAD_RESTORED
from news.announce import announce

FACTS = ("hidden_at", "hidden_by", "hidden_reason")


@transaction.atomic
def hide_post(*, by: Person, post: PostId, reason: str) -> None:
    """Hide a post; its author and moderators still see it. Hidden twice is hidden once, with the first reason.

    A hidden solution is none while it is hidden.

    Raises:
        Missing: no such post, or not for this person.
        Refused: no moderator; no reason.
    """
    require(may_hide(by))
    reason = check_reason(reason)
    if post.kind == "thread":
        _hide_thread(by, post.id, reason)
    elif post.kind == "answer":
        _hide_answer(by, post.id, reason)
    else:
        _hide_reply(by, post.id, reason)


@transaction.atomic
def restore_post(*, by: Person, post: PostId) -> None:
    """Show a hidden post again; an answer that was the solution is the solution again, unless another one is.

    Raises:
        Missing: no such post, or not for this person.
        Refused: no moderator.
    """
    require(may_hide(by))
    if post.kind == "thread":
        _restore_thread(by, post.id)
    elif post.kind == "answer":
        _restore_answer(by, post.id)
    else:
        _restore_reply(by, post.id)


def _hide_thread(by: Person, thread_id: int, reason: str) -> None:
    thread = lock_thread(thread_id, by)
    if thread.hidden_at:
        return
    thread.hidden_at, thread.hidden_by, thread.hidden_reason = timezone.now(), by, reason
    touch(thread, *FACTS)
    record("hide", by, thread, reason=reason)
    announce(THREAD_HIDDEN, thread=thread.pk, author=thread.author_id, by=by.pk)


def _hide_answer(by: Person, answer_id: int, reason: str) -> None:
    answer = lock_answer(answer_id, by)
    thread = answer.thread
    if answer.hidden_at:
        return
    answer.hidden_at, answer.hidden_by, answer.hidden_reason = timezone.now(), by, reason
    answer.save(update_fields=FACTS)
    was_solution = thread.solution_id == answer.pk
    choice = _choice(thread) if was_solution else {}
    if was_solution:
        drop_solution(thread, by=by)
    recount_answers(thread)
    touch(thread, "answer_count", *CHOICE)
    record(
        "hide",
        by,
        thread,
        answer=answer,
        reason=reason,
        details={"was_solution": was_solution, **choice},
    )
    announce(POST_HIDDEN, **about(answer), author=answer.author_id, by=by.pk)


def _hide_reply(by: Person, reply_id: int, reason: str) -> None:
    reply, on = lock_reply(reply_id, by)
    if reply.hidden_at:
        return
    reply.hidden_at, reply.hidden_by, reply.hidden_reason = timezone.now(), by, reason
    reply.save(update_fields=FACTS)
    touch(thread_of(on))
    record("hide", by, thread_of(on), reply=reply, reason=reason)
    announce(POST_HIDDEN, **about(reply), author=reply.user_id, by=by.pk)


def _restore_thread(by: Person, thread_id: int) -> None:
    thread = lock_thread(thread_id, by)
    if not thread.hidden_at:
        return
    thread.hidden_at, thread.hidden_by, thread.hidden_reason = None, None, ""
    touch(thread, *FACTS)
    record("restore", by, thread)
    announce(THREAD_RESTORED, thread=thread.pk, author=thread.author_id, by=by.pk)


def _restore_answer(by: Person, answer_id: int) -> None:
    answer = lock_answer(answer_id, by)
    thread = answer.thread
    if not answer.hidden_at:
        return
    answer.hidden_at, answer.hidden_by, answer.hidden_reason = None, None, ""
    answer.save(update_fields=FACTS)
    hidden = _hidden_as_solution(thread, answer)
    if thread.solution_id is None and not answer.emptied_at and hidden:
        set_solution(thread, answer, by=by)
        _bring_back_choice(thread, hidden.details)
    recount_answers(thread)
    touch(thread, "answer_count", *CHOICE)
    record("restore", by, thread, answer=answer)
    announce(POST_RESTORED, **about(answer), author=answer.author_id, by=by.pk)


def _choice(thread: Thread) -> dict[str, Any]:
    """Who chose the solution, when, and whether it came with an import: kept with the act that hides it."""
    at = thread.solved_at.isoformat() if thread.solved_at else None
    return {"brought": thread.solution_brought, "solved_by": thread.solved_by_id, "solved_at": at}


def _bring_back_choice(thread: Thread, kept: dict[str, Any]) -> None:
    """It is the asker's choice again, not that of whoever shows the answer again; what was brought earns nothing for it."""
    thread.solution_brought = bool(kept.get("brought"))
    if kept.get("solved_at"):
        thread.solved_at = datetime.fromisoformat(kept["solved_at"])
        thread.solved_by = get_user_model().objects.filter(pk=kept["solved_by"]).first()


def _hidden_as_solution(thread: Thread, answer: Answer) -> Act | None:
    """The act that hid this answer while it was the solution, if nobody decided about solutions since."""
    verbs = ("hide", "accept", "unaccept")
    acts = Act.objects.filter(thread_id=thread.pk, verb__in=verbs).filter(answer_id__isnull=False)
    last = acts.order_by("-pk").first()
    is_it = last is not None and last.answer_id == answer.pk and last.details.get("was_solution")
    return last if is_it else None


def _restore_reply(by: Person, reply_id: int) -> None:
    reply, on = lock_reply(reply_id, by)
    if not reply.hidden_at:
        return
    reply.hidden_at, reply.hidden_by, reply.hidden_reason = None, None, ""
    reply.save(update_fields=FACTS)
    touch(thread_of(on))
    record("restore", by, thread_of(on), reply=reply)
    announce(POST_RESTORED, **about(reply), author=reply.user_id, by=by.pk)
