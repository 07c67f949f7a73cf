"""Bring votes in: they have no voter, and every score is the sum of its votes afterwards."""

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

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
            _sum_up(threads.values(), [pk for pk, _ in answers.values()])
            finish(locked)
    doubled = sum(row.source_id in known for row in rows)
    return Brought(made=len(new), known=doubled, lost=len(rows) - doubled - len(new))


def _sum_up(thread_ids: Iterable[int], answer_ids: Iterable[int]) -> None:
    """Scores of the locked threads and of these answers, whose threads are locked, as the sum of all their votes."""
    for posts, name in (
        (Thread.objects.filter(pk__in=thread_ids), "thread"),
        (Answer.objects.filter(pk__in=answer_ids), "answer"),
    ):
        votes = Vote.objects.filter(**{name: OuterRef("pk")}).order_by().values(name)
        posts.update(score=Coalesce(Subquery(votes.annotate(sum=Sum("value")).values("sum")), 0))
