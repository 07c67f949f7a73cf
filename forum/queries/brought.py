"""What an importer brought before: our numbers by the numbers of the other system."""

from collections.abc import Iterable

from forum.models import Answer, Thread
from forum.queries.titles import Title


def brought_threads(source: str, source_ids: Iterable[str]) -> dict[str, Title]:
    """Threads by source id, with what a link to them needs. One query; ask in batches."""
    rows = Thread.objects.filter(source=source, source_id__in=set(source_ids))
    fields = rows.only("source_id", "slug", "title", "language")
    return {row.source_id: Title(row.pk, row.slug, row.title, row.language) for row in fields}


def brought_answers(source: str, source_ids: Iterable[str]) -> dict[str, int]:
    """Answers by source id. One query; ask in batches."""
    rows = Answer.objects.filter(source=source, source_id__in=set(source_ids))
    return dict(rows.values_list("source_id", "pk"))
