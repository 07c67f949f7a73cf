"""Bring answers in."""

from collections.abc import Sequence

from django.db import transaction

from forum.actions.bring_in.found import answers_by_source, finish, lock_all, threads_by_source
from forum.actions.bring_in.rows import AnswerIn, Brought, body_in, check_batch
from forum.actions.pictures import hang_pictures
from forum.models import Answer
from markup.render import Rendered


def bring_answers(source: str, rows: Sequence[AnswerIn]) -> Brought:
    """Write the answers that are not here yet, under threads that are."""
    check_batch(rows)
    known = answers_by_source(source, (row.source_id for row in rows))
    threads = threads_by_source(source, (row.thread_source_id for row in rows))
    new = {row.source_id: row for row in rows if row.source_id not in known and row.thread_source_id in threads}
    rendered = {source_id: body_in(row.body) for source_id, row in new.items()}
    with transaction.atomic():
        locked = lock_all(threads[row.thread_source_id] for row in new.values())
        answers = Answer.objects.bulk_create(
            [_answer(source, row, threads[row.thread_source_id], rendered[row.source_id]) for row in new.values()]
        )
        for answer in answers:
            if rendered[answer.source_id].images:
                hang_pictures(answer, rendered[answer.source_id].images, by=None)
        finish(locked, [(answer.thread_id, (answer.answered_at, answer.author_id)) for answer in answers])
    here = sum(row.source_id in known for row in rows)
    return Brought(made=len(answers), known=here, lost=len(rows) - here - len(new))


def _answer(source: str, row: AnswerIn, thread_id: int, rendered: Rendered) -> Answer:
    return Answer(
        thread_id=thread_id,
        author_id=row.author_id,
        body=rendered.source,
        body_html=rendered.html,
        body_text=rendered.text,
        answered_at=row.answered_at,
        edited_at=row.edited_at,
        source=source,
        source_id=row.source_id,
        attribution=row.attribution[:300],
        attribution_url=row.attribution_url[:500],
    )
