"""Bring in what binds posts together: which answer solved a thread, which thread was asked before."""

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from forum.actions.bring_in.found import answers_by_source, finish, lock_all, threads_by_source
from forum.actions.bring_in.rows import AcceptanceIn, Brought, DuplicateIn, check_batch
from forum.models import Act, Answer, Thread


@transaction.atomic
def bring_acceptances(source: str, rows: Sequence[AcceptanceIn]) -> Brought:
    """Note the solutions of threads that have none, unless somebody here decided about it: what people took off stays off."""
    check_batch(rows)
    ids = threads_by_source(source, (row.thread_source_id for row in rows))
    answers = answers_by_source(source, (row.answer_source_id for row in rows))
    locked = lock_all(ids.values())
    decided = _decided(locked, "accept", "unaccept") | _withdrawn(answers.values())
    changed: dict[int, Thread] = {}
    known = 0
    for row in rows:
        thread = locked.get(ids.get(row.thread_source_id, 0))
        answer_id, thread_id = answers.get(row.answer_source_id, (0, 0))
        if thread is None or thread_id != thread.pk:
            continue
        if thread.solution_id or thread.pk in decided:
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
    """Link threads to their originals; where an original is itself a duplicate, to the end of that chain.

    A link that somebody here took off, or set elsewhere, stays as they left it.
    """
    check_batch(rows)
    ids = threads_by_source(source, (each for row in rows for each in (row.thread_source_id, row.original_source_id)))
    involved = set(ids.values())
    roots = Thread.objects.filter(pk__in=involved, duplicate_of__isnull=False).values_list("duplicate_of", flat=True)
    pointing = Thread.objects.filter(duplicate_of__in=involved).values_list("pk", flat=True)
    locked = lock_all([*involved, *(pk for pk in roots if pk), *pointing])
    decided = _decided(locked, "mark_duplicate", "unmark_duplicate")
    changed: dict[int, Thread] = {}
    made = known = 0
    for row in rows:
        thread, original = locked.get(ids.get(row.thread_source_id, 0)), locked.get(ids.get(row.original_source_id, 0))
        if thread is None or original is None:
            continue
        if thread.duplicate_of_id or thread.pk in decided:
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


def _decided(thread_ids: Iterable[int], *verbs: str) -> set[int]:
    """Those of the threads with an audit row of these acts."""
    return set(Act.objects.filter(thread_id__in=thread_ids, verb__in=verbs).values_list("thread_id", flat=True))


def _withdrawn(answers: Collection[tuple[int, int]]) -> set[int]:
    """The threads of those answers, as (answer, thread), that readers no longer see."""
    shown = set(Answer.objects.shown().filter(pk__in=[pk for pk, _thread in answers]).values_list("pk", flat=True))
    return {thread for pk, thread in answers if pk not in shown}
