"""One cluster: its queries with their figures, what people opened, and the tasks made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.rules import Missing, require
from insights.models import Cluster, ClusterQuery, Task
from insights.queries.figures import NOTHING, added, weeks_of
from insights.queries.tasks import TaskView, task_views
from insights.rules.numbers import OPENED_SHOWN, QUERIES_SHOWN, TASKS_SHOWN
from insights.rules.tasks import may_tend
from search.contract import sources
from search.queries import TOP, Figures, Opened, Span, by_week, counted, opened_after
from search.rules import audiences_of


@dataclass(frozen=True)
class QueryLine:
    """One query with what came of it."""

    words: str
    figures: Figures


@dataclass(frozen=True)
class OpenedLink:
    """What was opened after searches, as the reader may see it."""

    title: str
    language: str
    url: str
    kind: Any
    clicks: int


@dataclass(frozen=True)
class ClusterPage:
    """``weeks`` are all its searches, the oldest week first; ``task`` is the open one, ``earlier`` those that are done."""

    cluster: Cluster
    figures: Figures
    queries: tuple[QueryLine, ...]
    query_count: int
    weeks: tuple[int, ...]
    opened: tuple[OpenedLink, ...]
    task: TaskView | None
    earlier: tuple[TaskView, ...]

    @property
    def is_not_ours(self) -> bool:
        """Somebody decided so."""
        return any(view.is_not_ours for view in self.earlier)


def cluster_page(cluster_id: int, *, user: Any, days: int, now: datetime) -> ClusterPage:
    """The cluster over the last ``days``. A bounded number of queries.

    Raises:
        Missing: no such cluster, or not for this person.
    """
    require(may_tend(user))
    cluster = Cluster.objects.filter(pk=cluster_id).first()
    if cluster is None:
        raise Missing
    span = Span.last(days, now=now)
    rows = list(ClusterQuery.objects.filter(cluster=cluster).order_by("-search_count", "folded"))
    names = [(row.language, row.folded) for row in rows]
    of_each = counted(names, span=span)
    lines = [QueryLine(row.words, of_each.get((row.language, row.folded), NOTHING)) for row in rows]
    lines.sort(key=lambda line: (-line.figures.searches, line.words))
    views = _tasks(cluster, names, user=user, now=now)
    return ClusterPage(
        cluster=cluster,
        figures=added([line.figures for line in lines]),
        queries=tuple(lines[:QUERIES_SHOWN]),
        query_count=len(lines),
        weeks=weeks_of(by_week(names, span=span, which=TOP).values()),
        opened=_opened(opened_after(names, span=span, limit=OPENED_SHOWN), user),
        task=next((view for view in views if view.task.is_open), None),
        earlier=tuple(view for view in views if not view.task.is_open),
    )


def _tasks(cluster: Cluster, names: Sequence[tuple[str, str]], *, user: Any, now: datetime) -> list[TaskView]:
    """The latest first, the effect of each: a search may count for several tasks of one cluster, so each asks for itself."""
    rows = Task.objects.filter(cluster=cluster).select_related("owner", "done_by").order_by("-made_at", "-pk")
    own = {cluster.pk: names}
    return [task_views([task], own, user=user, now=now)[0] for task in rows[:TASKS_SHOWN]]


def _opened(hits: Sequence[Opened], user: Any) -> tuple[OpenedLink, ...]:
    """What ``user`` may see of ``hits``, in their order; the titles are those of the documents. A few queries a kind."""
    shown: dict[tuple[str, int], OpenedLink] = {}
    clicks, audiences = {(hit.kind, hit.id): hit.clicks for hit in hits}, audiences_of(user)
    for kind, source in sources().items():
        ids = [hit.id for hit in hits if hit.kind == kind]
        if not ids:
            continue
        rows = list(source.meant_for(audiences).filter(pk__in=ids))
        documents = {document.id: document for document in source.documents_for(rows)}
        for row in rows:
            key, told = (kind, row.pk), documents[row.pk]
            shown[key] = OpenedLink(told.title, told.language, row.get_absolute_url(), source.called, clicks[key])
    return tuple(shown[key] for key in clicks if key in shown)
