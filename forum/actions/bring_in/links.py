"""Bring in what binds posts together: which answer solved a thread, which thread was asked before."""

from collections.abc import Sequence

from django.db import transaction

from forum.actions.bring_in.found import answers_by_source, finish, lock_all, threads_by_source
from forum.actions.bring_in.rows import AcceptanceIn, Brought, DuplicateIn, check_batch
from forum.models import Thread


@transaction.atomic
def bring_acceptances(source: str, rows: Sequence[AcceptanceIn]) -> Brought:
    """Note the solutions of threads that have none."""
    check_batch(rows)
    ids = threads_by_source(source, (row.thread_source_id for row in rows))
    answers = answers_by_source(source, (row.answer_source_id for row in rows))
    locked = lock_all(ids.values())
    changed: dict[int, Thread] = {}
    known = 0
    for row in rows:
        thread = locked.get(ids.get(row.thread_source_id, 0))
        answer_id, thread_id = answers.get(row.answer_source_id, (0, 0))
        if thread is None or thread_id != thread.pk:
            continue
        if thread.solution_id:
            known += 1
            continue
        thread.solution_id, thread.solved_at, thread.solved_by = answer_id, row.at, None
        thread.solution_brought = True
        changed[thread.pk] = thread
    Thread.objects.bulk_update(changed.values(), ["solution", "solved_at", "solved_by", "solution_brought"])
    finish(changed)
    return Brought(made=len(changed), known=known, lost=len(rows) - len(changed) - known)


@transaction.atomic
def bring_duplicates(source: str, rows: Sequence[DuplicateIn]) -> Brought:
    """Link threads to their originals; where an original is itself a duplicate, to the end of that chain."""
    check_batch(rows)
    ids = threads_by_source(source, (each for row in rows for each in (row.thread_source_id, row.original_source_id)))
    involved = set(ids.values())
    roots = Thread.objects.filter(pk__in=involved, duplicate_of__isnull=False).values_list("duplicate_of", flat=True)
    pointing = Thread.objects.filter(duplicate_of__in=involved).values_list("pk", flat=True)
    locked = lock_all([*involved, *(pk for pk in roots if pk), *pointing])
    changed: dict[int, Thread] = {}
    made = known = 0
    for row in rows:
        thread, original = locked.get(ids.get(row.thread_source_id, 0)), locked.get(ids.get(row.original_source_id, 0))
        if thread is None or original is None:
            continue
        if thread.duplicate_of_id:
            known += 1
            continue
        root = locked[original.duplicate_of_id] if original.duplicate_of_id else original
        if root.pk == thread.pk:
            continue
        for each in (thread, *(other for other in locked.values() if other.duplicate_of_id == thread.pk)):
            each.duplicate_of_id = root.pk
            changed[each.pk] = each
        made += 1
    Thread.objects.bulk_update(changed.values(), ["duplicate_of"])
    finish(changed)
    return Brought(made=made, known=known, lost=len(rows) - made - known)
