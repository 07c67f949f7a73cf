"""Mark a thread as a duplicate of another one, and take that back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.actions.locks import lock_thread, lock_threads, possible
from forum.actions.records import record, touch
from forum.models import Thread
from forum.posts import Person
from forum.rules import Missing, Refused, may_be_original, may_mark_duplicate, may_see, require
from forum.signals import DUPLICATE_MARKED, DUPLICATE_UNMARKED
from news.announce import announce

# Somebody else changed the chain between our look and our lock that often: give up with a sentence.
ATTEMPTS = 3
DUPLICATES_MOST = 500
CIRCLE = _("The question you chose is marked as a duplicate of this one. Take that mark away there first.")


def mark_duplicate(*, by: Person, thread_id: int, original_id: int) -> Thread:
    """Say that ``thread_id`` asks what ``original_id`` asked before; no chains and no circles come of it.

    When the original is itself a duplicate, its own original is meant; what was a duplicate of this thread becomes one of that.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: neither asker nor allowed to close; the same thread, or a duplicate of it; an original not everybody can
            read.
    """
    possible(thread_id, original_id)
    for _attempt in range(ATTEMPTS):
        marked = _mark(by, thread_id, original_id)
        if marked is not None:
            return marked
    raise Refused("changed_meanwhile", _("Somebody linked these questions a moment ago. Look at them again."))


@transaction.atomic
def _mark(by: Person, thread_id: int, original_id: int) -> Thread | None:
    """One attempt; None when the chain changed before all of it was locked."""
    look = Thread.objects.filter(pk=original_id).values_list("duplicate_of", flat=True)
    root_id = look.first() or original_id
    pointing = Thread.objects.filter(duplicate_of=thread_id).order_by("pk").values_list("pk", flat=True)
    rows = lock_threads([thread_id, original_id, root_id, *pointing[:DUPLICATES_MOST]])
    thread, root = rows.get(thread_id), rows.get(root_id)
    if thread is None or root is None or not may_see(by, thread) or not may_see(by, root):
        raise Missing
    if root_id != thread_id and (root.duplicate_of_id or (look.first() or original_id) != root_id):
        return None
    if set(pointing) - rows.keys():
        return None
    require(may_mark_duplicate(by, thread))
    if root_id == thread_id != original_id:
        raise Refused("circle", CIRCLE)
    require(may_be_original(thread, root))
    for row in rows.values():
        if row.duplicate_of_id == thread.pk:
            row.duplicate_of = root
            touch(row, "duplicate_of")
    if thread.duplicate_of_id == root.pk:
        return thread
    thread.duplicate_of = root
    touch(thread, "duplicate_of")
    record("mark_duplicate", by, thread, details={"original": root.pk})
    announce(DUPLICATE_MARKED, thread=thread.pk, original=root.pk, author=thread.author_id, by=by.pk)
    return thread


@transaction.atomic
def unmark_duplicate(*, by: Person, thread_id: int) -> Thread:
    """Say that it is a question of its own after all.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: neither asker nor allowed to close.
    """
    thread = lock_thread(thread_id, by)
    require(may_mark_duplicate(by, thread))
    original = thread.duplicate_of_id
    if original is None:
        return thread
    thread.duplicate_of = None
    touch(thread, "duplicate_of")
    record("unmark_duplicate", by, thread, details={"original": original})
    announce(DUPLICATE_UNMARKED, thread=thread.pk, original=original, author=thread.author_id, by=by.pk)
    return thread
