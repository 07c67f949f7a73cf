"""Accept an answer as the solution, and take that back."""

from django.db import transaction
from django.utils import timezone

from forum.actions.locks import lock_answer, lock_thread
from forum.actions.records import record, touch
from forum.models import Answer, Thread
from forum.posts import Person
from forum.rules import may_accept, may_unaccept, require
from forum.signals import ANSWER_ACCEPTED, ANSWER_UNACCEPTED
from news.announce import announce

# What the thread says about its solution: saved together.
CHOICE = ("solution", "solved_at", "solved_by", "solution_brought")


@transaction.atomic
def accept_answer(*, by: Person, answer_id: int, knows: Person | None = None) -> Thread:
    """Make this answer the solution of its thread, in place of another one if there was one. Twice is once.

    Args:
        knows: who hears of it another way and so is not told here.

    Raises:
        Missing: no such answer, or not for this person.
        Refused: not the asker; in the asker's place too early; hidden or emptied; nobody is signed in.
    """
    answer = lock_answer(answer_id, by)
    thread = answer.thread
    now = timezone.now()
    require(may_accept(by, answer, now=now))
    if thread.solution_id == answer.pk:
        return thread
    drop_solution(thread, by=by)
    set_solution(thread, answer, by=by, knows=knows)
    touch(thread, *CHOICE)
    record("accept", by, thread, answer=answer)
    return thread


@transaction.atomic
def unaccept_answer(*, by: Person, thread_id: int) -> Thread:
    """Say that the solution is none after all. A thread without one stays as it is.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: not the asker; nobody is signed in.
    """
    thread = lock_thread(thread_id, by)
    require(may_unaccept(by, thread))
    if thread.solution_id is None:
        return thread
    answer = thread.solution
    drop_solution(thread, by=by)
    touch(thread, *CHOICE)
    record("unaccept", by, thread, answer=answer)
    return thread


def set_solution(thread: Thread, answer: Answer, *, by: Person, knows: Person | None = None) -> None:
    """Note the solution on the locked thread and announce it; the caller saves."""
    thread.solution, thread.solved_at, thread.solved_by = answer, timezone.now(), by
    thread.solution_brought = False
    announce(
        ANSWER_ACCEPTED,
        thread=thread.pk,
        answer=answer.pk,
        author=answer.author_id,
        asker=thread.author_id,
        by=by.pk,
        knows=knows.pk if knows else None,
    )


def drop_solution(thread: Thread, *, by: Person) -> None:
    """Take the solution off the locked thread, if it has one, and announce it; the caller saves."""
    if thread.solution is None:
        return
    announce(
        ANSWER_UNACCEPTED,
        thread=thread.pk,
        answer=thread.solution.pk,
        author=thread.solution.author_id,
        asker=thread.author_id,
        by=by.pk,
    )
    thread.solution = thread.solved_at = thread.solved_by = None
    thread.solution_brought = False
