"""Rows of ours by their source ids, and the end of every batch: counts, last words, search rows."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from forum.actions.locks import lock_threads
from forum.models import Answer, Thread
from search.actions import refresh

Word = tuple[datetime, int | None]
"""When somebody wrote, and who."""


def threads_by_source(source: str, ids: Iterable[str]) -> dict[str, int]:
    """Primary keys of threads by source id."""
    rows = Thread.objects.filter(source=source, source_id__in=set(ids))
    return dict(rows.values_list("source_id", "pk"))


def answers_by_source(source: str, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """(primary key, thread's primary key) of answers by source id."""
    rows = Answer.objects.filter(source=source, source_id__in=set(ids))
    return {source_id: (pk, thread) for source_id, pk, thread in rows.values_list("source_id", "pk", "thread_id")}


def lock_all(thread_ids: Iterable[int]) -> dict[int, Thread]:
    """The threads of a batch, locked in the order everybody locks."""
    return lock_threads(thread_ids)


def finish(threads: dict[int, Thread], words: Iterable[tuple[int, Word]] = ()) -> None:
    """Bring counts and last words (by thread) of the locked threads of a batch up to date, and queue their documents."""
    spoken: dict[int, Thread] = {}
    for thread_id, (at, author_id) in words:
        thread = threads[thread_id]
        if at >= thread.active_at:
            thread.active_at, thread.active_by_id = at, author_id
            spoken[thread.pk] = thread
    Thread.objects.bulk_update(spoken.values(), ["active_at", "active_by"])
    shown = Answer.objects.filter(thread=OuterRef("pk")).shown().order_by().values("thread")
    # The database counts: written out row by row, the same takes thirty times as long, and the threads stay locked meanwhile.
    Thread.objects.filter(pk__in=threads).update(
        answer_count=Coalesce(Subquery(shown.annotate(count=Count("pk")).values("count")), 0), changes=F("changes") + 1
    )
    refresh("thread", threads)
