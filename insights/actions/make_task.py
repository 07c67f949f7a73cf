"""Make a task of a cluster."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from forum.rules import require
from insights.actions.records import has_open_task, lock_cluster, owner_of, tell_the_owner
from insights.models import Task
from insights.rules.numbers import NOTE_LENGTH
from insights.rules.tasks import may_begin


@transaction.atomic
def make_task(
    *, by: Any, cluster_id: int, kind: str, owner_id: int | None = None, due_on: date | None = None, note: str = ""
) -> Task:
    """A task of one of `Task.Kind` for ``owner_id``, None for whoever takes it. "Not ours" is a decision: nothing is left to do.

    Raises:
        Missing: no such cluster, or not for this person.
        Refused: there is an open task already, or the owner is no editor.
    """
    cluster = lock_cluster(cluster_id, by)
    require(may_begin(by, has_open_task=has_open_task(cluster)))
    now = timezone.now()
    task = Task(cluster=cluster, kind=Task.Kind(kind), note=note.strip()[:NOTE_LENGTH], made_at=now, made_by=by)
    if task.kind == Task.Kind.NOT_OURS:
        task.owner = task.done_by = by
        task.done_at = now
    else:
        task.owner, task.due_on = owner_of(owner_id), due_on
    task.save()
    tell_the_owner(task, by=by)
    return task
