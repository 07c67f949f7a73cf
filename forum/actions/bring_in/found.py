"""Rows of ours by their source ids, and the end of every batch: counts, last words, search rows."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count

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
    """Save the locked threads of a batch with new counts and last words (by thread), and queue their documents."""
    for thread_id, (at, author_id) in words:
        thread = threads[thread_id]
        if at >= thread.active_at:
            thread.active_at, thread.active_by_id = at, author_id
    shown = Answer.objects.filter(thread__in=threads).shown().order_by().values("thread").annotate(count=Count("pk"))
    counts = {row["thread"]: row["count"] for row in shown}
    for thread in threads.values():
        thread.answer_count = counts.get(thread.pk, 0)
        thread.changes += 1
    fields = [
        *("answer_count", "changes", "active_at", "active_by", "score"),
        *("solution", "solved_at", "solved_by", "duplicate_of"),
    ]
    Thread.objects.bulk_update(threads.values(), fields)
    refresh("thread", threads)
