"""Bring questions in."""

from collections.abc import Sequence

from django.db import transaction

from forum.actions.ask_question import slug_of
from forum.actions.bring_in.found import threads_by_source
from forum.actions.bring_in.rows import Brought, ThreadIn, body_in, check_batch, tags_in, title_in
from forum.actions.pictures import hang_pictures
from forum.actions.tag_names import tags_named
from forum.models import Tag, Thread
from markup.render import Rendered
from search.actions import refresh


def bring_threads(source: str, rows: Sequence[ThreadIn]) -> Brought:
    """Write the questions that are not here yet, with their own times and tags."""
    check_batch(rows)
    known = threads_by_source(source, (row.source_id for row in rows))
    new = {row.source_id: row for row in rows if row.source_id not in known}
    # Rendering takes far longer than writing, so it happens before the transaction.
    rendered = {source_id: body_in(row.body) for source_id, row in new.items()}
    with transaction.atomic():
        threads = Thread.objects.bulk_create([_thread(source, row, rendered[row.source_id]) for row in new.values()])
        _tag(threads, new)
        for thread in threads:
            if rendered[thread.source_id].images:
                hang_pictures(thread, rendered[thread.source_id].images, by=None)
        refresh("thread", [thread.pk for thread in threads])
    return Brought(made=len(threads), known=len(rows) - len(new))


def _thread(source: str, row: ThreadIn, rendered: Rendered) -> Thread:
    title = title_in(row.title)
    return Thread(
        board_id=row.board_id,
        author_id=row.author_id,
        title=title,
        slug=slug_of(title),
        language=row.language,
        body=rendered.source,
        body_html=rendered.html,
        body_text=rendered.text,
        asked_at=row.asked_at,
        active_at=row.asked_at,
        active_by_id=row.author_id,
        view_count=row.view_count,
        edited_at=row.edited_at,
        closed_at=row.closed_at,
        closed_reason=row.closed_reason[:500],
        source=source,
        source_id=row.source_id,
        attribution=row.attribution[:300],
        attribution_url=row.attribution_url[:500],
    )


def _tag(threads: Sequence[Thread], rows: dict[str, ThreadIn]) -> None:
    names = {thread.source_id: tags_in(rows[thread.source_id].tags) for thread in threads}
    tags: dict[str, Tag] = {tag.name: tag for tag in tags_named(name for each in names.values() for name in each)}
    through = Thread.tags.through
    through.objects.bulk_create(
        [through(thread_id=thread.pk, tag_id=tags[name].pk) for thread in threads for name in names[thread.source_id]]
    )
