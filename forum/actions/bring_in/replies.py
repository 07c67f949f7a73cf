"""Bring replies in."""

from collections.abc import Collection, Sequence

from django.db import transaction

from forum.actions.bring_in.found import answers_by_source, finish, lock_all, threads_by_source
from forum.actions.bring_in.rows import Brought, ReplyIn, check_batch, reply_in
from forum.models import Answer, Reply, Thread
from forum.replies import BroughtReply, store_brought_replies


def bring_replies(source: str, rows: Sequence[ReplyIn]) -> Brought:
    """Write the replies that are not here yet, under posts that are, in the order given."""
    check_batch(rows)
    here_already = Reply.objects.filter(source=source, source_id__in={row.source_id for row in rows})
    # Without the order that the library gives its comments this is one table; with it, a join of three that takes seconds.
    known = set(here_already.order_by().values_list("source_id", flat=True))
    threads = threads_by_source(source, (row.on_source_id for row in rows if row.on == "thread"))
    answers = answers_by_source(source, (row.on_source_id for row in rows if row.on == "answer"))
    here: dict[str, Collection[str]] = {"thread": threads, "answer": answers}
    new = {row.source_id: row for row in rows if row.source_id not in known and row.on_source_id in here[row.on]}
    rendered = {source_id: reply_in(row.body) for source_id, row in new.items()}
    with transaction.atomic():
        locked = lock_all([*threads.values(), *(thread_id for _, thread_id in answers.values())])
        replies = store_brought_replies(
            [
                BroughtReply(
                    on=_target(row, threads, answers),
                    author_id=row.author_id,
                    body=rendered[row.source_id].source,
                    html=rendered[row.source_id].html,
                    at=row.at,
                    source=source,
                    source_id=row.source_id,
                )
                for row in new.values()
            ]
        )
        touched = {pk: thread for pk, thread in locked.items() if pk in {reply.within_id for reply in replies}}
        finish(touched, [(reply.within_id, (reply.written_at, reply.user_id)) for reply in replies])
    doubled = sum(row.source_id in known for row in rows)
    return Brought(made=len(replies), known=doubled, lost=len(rows) - doubled - len(new))


def _target(row: ReplyIn, threads: dict[str, int], answers: dict[str, tuple[int, int]]) -> Thread | Answer:
    """What the reply hangs on; only its numbers are needed."""
    if row.on == "thread":
        return Thread(pk=threads[row.on_source_id])
    pk, thread_id = answers[row.on_source_id]
    return Answer(pk=pk, thread_id=thread_id)
