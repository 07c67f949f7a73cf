"""Tasks as pages show them: with their cluster, who does them, and what came of the searches before they were done and since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.queries import ArticleLink, article_links, edit_address
from forum.rules import Missing, require
from insights.models import ClusterQuery, Task
from insights.rules.effect import Change, Share
from insights.rules.numbers import EFFECT, OWNERS, WORDS_SHOWN
from insights.rules.tasks import TEND, is_overdue, may_tend
from search.queries import Came, Name, Period, came_of


@dataclass(frozen=True)
class Effect:
    """What came of the searches of a cluster in the four weeks before its task was done and since, at most four weeks."""

    found_nothing: Change
    opened: Change

    @property
    def is_enough(self) -> bool:
        """Whether there were enough searches, before and since, to tell."""
        return self.found_nothing.is_enough


@dataclass(frozen=True)
class TaskView:
    """A task; ``effect`` of one that is done and asked for something, ``article`` where the reader may read it."""

    task: Task
    is_overdue: bool
    effect: Effect | None = None
    article: ArticleLink | None = None
    words: tuple[str, ...] = ()
    """What else is typed for it; of a task that is shown by itself."""

    @property
    def draft_url(self) -> str:
        """Where the draft is written, "" where there is none."""
        return edit_address(self.task.draft_id) if self.task.draft_id else ""

    @property
    def is_not_ours(self) -> bool:
        """A decision, not work."""
        return self.task.kind == Task.Kind.NOT_OURS


def task_view(task_id: int, *, user: Any, now: datetime) -> TaskView:
    """One task. A fixed number of queries.

    Raises:
        Missing: no such task, or not for this person.
    """
    require(may_tend(user))
    task = Task.objects.select_related("cluster", "owner", "made_by", "done_by").filter(pk=task_id).first()
    if task is None:
        raise Missing
    rows = list(ClusterQuery.objects.filter(cluster=task.cluster_id).order_by("-search_count", "folded"))
    names = {task.cluster_id: [(row.language, row.folded) for row in rows]}
    words = [row.words for row in rows if row.words != task.cluster.name]
    return replace(task_views([task], names, user=user, now=now)[0], words=tuple(words[:WORDS_SHOWN]))


def task_views(
    tasks: Sequence[Task], names: Mapping[int, Sequence[Name]], *, user: Any, now: datetime
) -> list[TaskView]:
    """``tasks`` of different clusters with their effects; ``names`` are the queries by cluster. Two queries."""
    effects = effects_of([task for task in tasks if task.kind != Task.Kind.NOT_OURS], names, now=now)
    articles = {link.id: link for link in article_links([task.article_id or 0 for task in tasks], user=user)}
    today = timezone.localdate(now)
    return [
        TaskView(
            task=task,
            is_overdue=is_overdue(task, today=today),
            effect=effects.get(task.pk),
            article=articles.get(task.article_id or 0),
        )
        for task in tasks
    ]


def effects_of(tasks: Sequence[Task], names: Mapping[int, Sequence[Name]], *, now: datetime) -> dict[int, Effect]:
    """Effects by task, of those that are done; no two of one cluster, for a search counts once. One query."""
    done = [(task, task.done_at) for task in tasks if task.done_at is not None]
    periods = []
    for task, at in done:
        own = names.get(task.cluster_id, ())
        periods += [Period(own, at - EFFECT, at), Period(own, at, min(at + EFFECT, now))]
    came = came_of(periods)
    return {task.pk: _effect(*came[2 * number : 2 * number + 2]) for number, (task, _at) in enumerate(done)}


def owners() -> list[Any]:
    """Who can be given a task, by name: members with the right to it by a group or in person, and those who may do everything."""
    app_label, codename = TEND.split(".")
    right = Permission.objects.filter(content_type__app_label=app_label, codename=codename)
    held = Q(Exists(right.filter(user=OuterRef("pk")))) | Q(Exists(right.filter(group__user=OuterRef("pk"))))
    people = get_user_model().objects.filter(held | Q(is_superuser=True), is_active=True)
    return list(people.order_by("name", "pk")[:OWNERS])


def _effect(before: Came, since: Came) -> Effect:
    return Effect(
        found_nothing=Change(Share(before.empty, before.searches), Share(since.empty, since.searches)),
        opened=Change(Share(before.clicked, before.searches), Share(since.clicked, since.searches)),
    )
