"""`sort_queries`: puts what several people typed into clusters that mean the same, which stay the same as far as they can.

Clusters that have a task keep their queries, whatever is typed later: what somebody decided about them must not pass to others.
All others are made anew from the log, and each goes on as the one it shares most searches with.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from insights.models import Cluster, ClusterQuery, Sorting, Task
from insights.rules.numbers import EMBED_SECONDS, LOOKED_AT, SORT_AFTER, SORTED_MOST
from search.actions import embed_queries
from search.queries import ASKED, Asked, Span, alike, asked

MOST = 500
"""Queries in one list of the log; as many as it has."""
BATCH = 500


def sort_queries(*, now: datetime, at_once: bool = False) -> bool:
    """Sort the queries of the last 90 days; whether it was done. It is not within an hour of the last time, unless ``at_once``, nor
    while some of them still have to be embedded: the next call goes on.
    """
    if not at_once and Sorting.objects.filter(at__gt=now - SORT_AFTER).exists():
        return False
    span = Span.last(LOOKED_AT, now=now)
    found = {language: _frequent(language, span) for language, _name in settings.LANGUAGES}
    queries = [row.folded for rows in found.values() for row in rows]
    if not embed_queries(queries, seconds=EMBED_SECONDS):
        return False
    with transaction.atomic():
        _stand_in_line()
        for language, rows in found.items():
            _sort(language, rows)
        Sorting.objects.update_or_create(pk=1, defaults={"at": now, "query_count": len(queries)})
    return True


def _frequent(language: str, span: Span) -> list[Asked]:
    """What stands in one of the log's lists, those searched for most first. A query for each list."""
    found = {row.folded: row for which in ASKED for row in asked(which, span=span, language=language, size=MOST).rows}
    return sorted(found.values(), key=lambda row: (-row.searches, -row.people, row.folded))[:SORTED_MOST]


def _sort(language: str, rows: Sequence[Asked]) -> None:
    asked_for = {row.folded: row for row in rows}
    # Locked before it is asked which have a task: whoever makes one now waits, and finds the cluster as it is then.
    clusters = Cluster.objects.select_for_update(no_key=True).filter(language=language).order_by("pk")
    kept = list(clusters.prefetch_related("queries"))
    tended = set(Task.objects.filter(cluster__language=language).values_list("cluster_id", flat=True))
    held = [cluster for cluster in kept if cluster.pk in tended]
    queries = {cluster.pk: _queries_of(cluster) for cluster in kept}
    groups = alike(list(asked_for), language=language, held=[queries[cluster.pk] for cluster in held])
    placed = dict(zip((cluster.pk for cluster in held), groups[: len(held)], strict=True))
    others = groups[len(held) :]
    free = {cluster.pk: queries[cluster.pk] for cluster in kept if cluster.pk not in tended}
    same = _matched(free, others, asked_for)
    fresh = [group for number, group in enumerate(others) if number not in same]
    made = Cluster.objects.bulk_create(
        [Cluster(language=language, name=asked_for[group[0]].words) for group in fresh], batch_size=BATCH
    )
    placed |= {same[number]: others[number] for number in same}
    placed |= {cluster.pk: group for cluster, group in zip(made, fresh, strict=True)}
    _write(language, placed, asked_for)
    _name_anew([cluster for cluster in kept if cluster.pk in same.values()], placed, asked_for)
    Cluster.objects.filter(pk__in=set(free) - set(placed)).delete()


def _queries_of(cluster: Cluster) -> list[str]:
    rows = sorted(cluster.queries.all(), key=lambda row: (-row.search_count, row.folded))
    return [row.folded for row in rows]


def _matched(
    clusters: Mapping[int, Sequence[str]], groups: Sequence[Sequence[str]], asked_for: Mapping[str, Asked]
) -> dict[int, int]:
    """Number of a group to the cluster that goes on as it: who shares most searches first, each with one."""
    group_of = {query: number for number, group in enumerate(groups) for query in group}
    shared: dict[tuple[int, int], int] = {}
    for pk, queries in clusters.items():
        for query in queries:
            if query in group_of:
                pair = (group_of[query], pk)
                shared[pair] = shared.get(pair, 0) + asked_for[query].searches
    same: dict[int, int] = {}
    for number, pk in sorted(shared, key=lambda pair: (-shared[pair], pair[1], pair[0])):
        if number not in same and pk not in same.values():
            same[number] = pk
    return same


def _write(language: str, placed: Mapping[int, Sequence[str]], asked_for: Mapping[str, Asked]) -> None:
    """Each query to its cluster. What nobody types any more goes, unless a task keeps it; it counts for nothing then."""
    kept = {row.folded: row for row in ClusterQuery.objects.filter(language=language)}
    rows = [
        ClusterQuery(
            cluster_id=pk,
            language=language,
            folded=folded,
            words=asked_for[folded].words if folded in asked_for else kept[folded].words,
            search_count=asked_for[folded].searches if folded in asked_for else 0,
        )
        for pk, group in placed.items()
        for folded in group
    ]
    gone = set(kept) - {row.folded for row in rows}
    ClusterQuery.objects.filter(pk__in=[kept[folded].pk for folded in gone]).delete()
    ClusterQuery.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["language", "folded"],
        update_fields=["cluster", "words", "search_count"],
    )


def _name_anew(
    clusters: Sequence[Cluster], placed: Mapping[int, Sequence[str]], asked_for: Mapping[str, Asked]
) -> None:
    """After the query that is asked most now; with a task it keeps the name people know it by."""
    changed = []
    for cluster in clusters:
        name = asked_for[placed[cluster.pk][0]].words
        if cluster.name != name:
            cluster.name = name
            changed.append(cluster)
    Cluster.objects.bulk_update(changed, ["name"], batch_size=BATCH)


def _stand_in_line() -> None:
    """One at a time: the row that stands for the table is there also when the table is empty."""
    table = ContentType.objects.get_for_model(Cluster)
    ContentType.objects.select_for_update(no_key=True).get(pk=table.pk)
