"""Change who does a task, until when, and what is to be known."""

from datetime import date
from typing import Any

from django.db import transaction

from forum.rules import require
from insights.actions.records import lock_task, owner_of, tell_the_owner
from insights.models import Task
from insights.rules.numbers import NOTE_LENGTH
from insights.rules.tasks import may_change


@transaction.atomic
def change_task(*, by: Any, task_id: int, owner_id: int | None, due_on: date | None, note: str) -> Task:
    """The task with another owner (None: whoever takes it), date or note. A new owner is told.

    Raises:
        Missing: no such task, or not for this person.
        Refused: it is done, or the owner is no editor.
    """
    task = lock_task(task_id, by)
    require(may_change(by, task))
    before = task.owner_id
    # An owner who stays is not asked again: somebody may write no articles any more, and the date is changed all the same.
    task.owner = task.owner if owner_id == before else owner_of(owner_id)
    task.due_on, task.note = due_on, note.strip()[:NOTE_LENGTH]
    task.save(update_fields=["owner", "due_on", "note"])
    if task.owner_id != before:
        tell_the_owner(task, by=by)
    return task
