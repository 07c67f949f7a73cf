"""What writes about a task share: the locks, and who it can be given to."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from forum.rules import Missing, Refused, require
from insights.models import Cluster, Task
from insights.rules.tasks import may_own, may_tend
from insights.signals import TASK_GIVEN
from news.announce import announce


def lock_cluster(cluster_id: int, by: Any) -> Cluster:
    """The cluster, locked until the transaction ends: two who make a task of it stand in line.

    Raises:
        Missing: no such cluster, or not for this person.
    """
    require(may_tend(by))
    cluster = Cluster.objects.select_for_update(no_key=True).filter(pk=cluster_id).first()
    if cluster is None:
        raise Missing
    return cluster


def lock_task(task_id: int, by: Any) -> Task:
    """The task with its cluster, both locked, the cluster first.

    Raises:
        Missing: no such task, or not for this person.
    """
    require(may_tend(by))
    cluster_id = Task.objects.filter(pk=task_id).values_list("cluster_id", flat=True).first()
    if cluster_id is None:
        raise Missing
    cluster = lock_cluster(cluster_id, by)
    task = Task.objects.select_for_update(no_key=True).filter(pk=task_id).first()
    if task is None:
        raise Missing
    task.cluster = cluster
    return task


def has_open_task(cluster: Cluster) -> bool:
    """Whether something is still to be done about it."""
    return Task.objects.filter(cluster=cluster, done_at=None).exists()


def owner_of(owner_id: int | None) -> Any:
    """The editor a task is given to; None for nobody.

    Raises:
        Refused: there is nobody of that number, or no editor.
    """
    if owner_id is None:
        return None
    owner = get_user_model().objects.filter(pk=owner_id).first()
    if owner is None:
        raise Refused("no_editor", _("This member writes no articles. Choose somebody else."), "owner")
    verdict = may_own(owner)
    if not verdict:
        raise Refused(verdict.key, verdict.sentence, "owner")
    return owner


def tell_the_owner(task: Task, *, by: Any) -> None:
    """Announce it, unless they took it themselves."""
    if task.owner_id is not None and task.owner_id != by.pk:
        announce(TASK_GIVEN, task=task.pk, owner=task.owner_id, by=by.pk)
