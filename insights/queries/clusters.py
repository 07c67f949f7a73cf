"""The list of clusters: what is asked most, finds nothing, is left without a click, or is followed by a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.pages import require_page
from forum.rules import require
from insights.models import Cluster, ClusterQuery, Sorting, Task
from insights.queries.figures import NOTHING, added, weeks_of
from insights.queries.tasks import TaskView, task_views
from insights.rules.numbers import A_PAGE, PERIODS, SPELLINGS
from insights.rules.tasks import may_tend
from search.queries import (
    BEFORE_HAND_OVER,
    BEFORE_QUESTION,
    SORTED_BY,
    TOP,
    WITHOUT_CLICKS,
    WITHOUT_RESULTS,
    Figures,
    Name,
    Span,
    by_week,
    counted,
    figures,
)

LISTS = (WITHOUT_RESULTS, WITHOUT_CLICKS, BEFORE_QUESTION, BEFORE_HAND_OVER, TOP)
"""What can be shown; the first is where there is most to do."""
UNTENDED, OPEN, MINE, OVERDUE, DONE, NOT_OURS = "untended", "open", "mine", "overdue", "done", "not-ours"
STATES = (UNTENDED, OPEN, MINE, OVERDUE, DONE, NOT_OURS)


@dataclass(frozen=True)
class Sift:
    """What of the list is asked for; every value is one that exists."""

    which: str = WITHOUT_RESULTS
    language: str = ""
    days: int = PERIODS[0]
    state: str = ""


@dataclass(frozen=True)
class Row:
    """A cluster in the list; ``others`` are further spellings, ``weeks`` what the list is sorted by, the oldest week first."""

    cluster: Cluster
    figures: Figures
    others: tuple[str, ...]
    more_count: int
    weeks: tuple[int, ...]
    task: TaskView | None


@dataclass(frozen=True)
class ClusterList:
    """A page of it. ``whole`` are the figures of all searches; ``sorted_at`` is None before the first time."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    whole: Figures
    sorted_at: datetime | None
    sift: Sift = field(default_factory=Sift)


def cluster_list(sift: Sift, *, user: Any, page: int, now: datetime) -> ClusterList:
    """One page of one of `LISTS`, most searches of its kind first. A fixed number of queries.

    Raises:
        Missing: not for this person.
        Beyond: there are fewer pages.
    """
    require(may_tend(user))
    span = Span.last(sift.days, now=now)
    queries = _queries(sift, user=user, now=now)
    of_each = counted([(row.language, row.folded) for rows in queries.values() for row in rows], span=span)
    summed = {pk: _sum(rows, of_each) for pk, rows in queries.items()}
    listed = sorted((pk for pk in summed if _belongs(summed[pk], sift.which)), key=lambda pk: _order(pk, summed, sift))
    pages = max(1, -(-len(listed) // A_PAGE))
    require_page(page, last=pages)
    shown = listed[(page - 1) * A_PAGE : page * A_PAGE]
    sorting = Sorting.objects.first()
    return ClusterList(
        rows=_rows(shown, queries, summed, sift=sift, span=span, user=user, now=now),
        total=len(listed),
        page=page,
        pages=pages,
        whole=figures(span=span, language=sift.language),
        sorted_at=sorting.at if sorting else None,
        sift=sift,
    )


def _queries(sift: Sift, *, user: Any, now: datetime) -> dict[int, list[ClusterQuery]]:
    """The queries of all clusters the list may show, by cluster, those asked most first. One query."""
    rows = ClusterQuery.objects.filter(cluster__in=_clusters(sift, user=user, now=now))
    found: dict[int, list[ClusterQuery]] = {}
    for row in rows.order_by("-search_count", "folded"):
        found.setdefault(row.cluster_id, []).append(row)
    return found


def _clusters(sift: Sift, *, user: Any, now: datetime) -> QuerySet[Cluster]:
    """Those of the language and state; what is not ours is shown to whoever asks for it alone."""
    rows = Cluster.objects.filter(language=sift.language) if sift.language else Cluster.objects.all()
    tasks = Task.objects.filter(cluster=OuterRef("pk"))
    is_open, not_ours = tasks.filter(done_at=None), Exists(tasks.filter(kind=Task.Kind.NOT_OURS))
    if sift.state == NOT_OURS:
        return rows.filter(not_ours)
    rows = rows.exclude(not_ours)
    late = is_open.filter(due_on__lt=timezone.localdate(now))
    chosen = {
        UNTENDED: ~Exists(tasks),
        OPEN: Exists(is_open),
        MINE: Exists(is_open.filter(owner=user.pk)),
        OVERDUE: Exists(late),
        DONE: Exists(tasks.filter(done_at__isnull=False)) & ~Exists(is_open),
    }
    return rows.filter(chosen[sift.state]) if sift.state in chosen else rows


def _sum(rows: Sequence[ClusterQuery], of_each: Mapping[Name, Figures]) -> Figures:
    return added([of_each.get((row.language, row.folded), NOTHING) for row in rows])


def _belongs(of_one: Figures, which: str) -> bool:
    """As in the log's own list: left without a click more often than with one."""
    if which == WITHOUT_CLICKS:
        return of_one.unclicked > of_one.clicked
    return bool(getattr(of_one, SORTED_BY[which]) > 0)


def _order(pk: int, summed: Mapping[int, Figures], sift: Sift) -> tuple[int, int, int]:
    return -getattr(summed[pk], SORTED_BY[sift.which]), -summed[pk].searches, pk


def _rows(
    shown: Sequence[int],
    queries: Mapping[int, Sequence[ClusterQuery]],
    summed: Mapping[int, Figures],
    *,
    sift: Sift,
    span: Span,
    user: Any,
    now: datetime,
) -> tuple[Row, ...]:
    """Four queries: clusters, weeks, tasks, effects."""
    names = {pk: [(row.language, row.folded) for row in queries[pk]] for pk in shown}
    clusters = Cluster.objects.in_bulk(shown)
    weekly = by_week([name for own in names.values() for name in own], span=span, which=sift.which)
    tasks = {view.task.cluster_id: view for view in task_views(_latest_tasks(shown), names, user=user, now=now)}
    rows = []
    for pk in shown:
        others = [row.words for row in queries[pk] if row.words != clusters[pk].name]
        rows.append(
            Row(
                cluster=clusters[pk],
                figures=summed[pk],
                others=tuple(others[:SPELLINGS]),
                more_count=max(0, len(others) - SPELLINGS),
                weeks=weeks_of([weekly.get(name, ()) for name in names[pk]]),
                task=tasks.get(pk),
            )
        )
    return tuple(rows)


def _latest_tasks(clusters: Sequence[int]) -> list[Task]:
    """The open task of each of ``clusters``, or the one that was done last. One query."""
    rows = Task.objects.filter(cluster__in=clusters).select_related("owner").order_by("cluster", "done_at", "pk")
    latest: dict[int, Task] = {}
    for task in rows:
        if latest.get(task.cluster_id) is None or latest[task.cluster_id].done_at is not None:
            # Whichever way a database sorts what is empty: an open one is not replaced.
            latest[task.cluster_id] = task
    return list(latest.values())
