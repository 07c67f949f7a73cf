"""Bring votes in: they have no voter, and every score is the sum of its votes afterwards."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Sum

from forum.actions.bring_in.found import answers_by_source, finish, lock_all, threads_by_source
from forum.actions.bring_in.rows import Brought, VoteIn, check_batch
from forum.models import Answer, Thread, Vote


def bring_votes(source: str, rows: Sequence[VoteIn]) -> Brought:
    """Write the votes that are not here yet, on posts that are."""
    check_batch(rows)
    ids = {row.source_id for row in rows}
    known = set(Vote.objects.filter(source=source, source_id__in=ids).values_list("source_id", flat=True))
    threads = threads_by_source(source, (row.on_source_id for row in rows if row.on == "thread"))
    answers = answers_by_source(source, (row.on_source_id for row in rows if row.on == "answer"))
    here: dict[str, Collection[str]] = {"thread": threads, "answer": answers}
    new = {row.source_id: row for row in rows if row.source_id not in known and row.on_source_id in here[row.on]}
    with transaction.atomic():
        locked = lock_all([*threads.values(), *(thread_id for _, thread_id in answers.values())])
        Vote.objects.bulk_create(
            [
                Vote(
                    thread_id=threads[row.on_source_id] if row.on == "thread" else None,
                    answer_id=answers[row.on_source_id][0] if row.on == "answer" else None,
                    value=row.value,
                    at=row.at,
                    source=source,
                    source_id=row.source_id,
                )
                for row in new.values()
            ]
        )
        if new:
            _sum_up(locked, [pk for pk, _ in answers.values()])
            finish(locked)
    doubled = sum(row.source_id in known for row in rows)
    return Brought(made=len(new), known=doubled, lost=len(rows) - doubled - len(new))


def _sum_up(threads: dict[int, Thread], answer_ids: Sequence[int]) -> None:
    """Scores of the locked threads (saved by the caller) and of these answers, as the sum of all their votes."""
    questions = Vote.objects.filter(thread__in=threads).order_by().values("thread").annotate(sum=Sum("value"))
    sums = {row["thread"]: row["sum"] for row in questions}
    for thread in threads.values():
        thread.score = sums.get(thread.pk, 0)
    votes = Vote.objects.filter(answer__in=answer_ids).order_by().values("answer").annotate(sum=Sum("value"))
    sums = {row["answer"]: row["sum"] for row in votes}
    answers = list(Answer.objects.filter(pk__in=answer_ids).order_by("pk"))
    for answer in answers:
        answer.score = sums.get(answer.pk, 0)
    Answer.objects.bulk_update(answers, ["score"])
