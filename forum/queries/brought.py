"""What an importer brought before: our numbers by the numbers of the other system."""

from collections.abc import Iterable

from forum.models import Answer, Thread
from forum.queries.parts import ThreadLink, link_to
from forum.queries.titles import TEXTS


def brought_threads(source: str, source_ids: Iterable[str]) -> dict[str, ThreadLink]:
    """Threads by source id, with what a link to them needs. One query; ask in batches."""
    rows = Thread.objects.filter(source=source, source_id__in=set(source_ids))
    return {row.source_id: link_to(row) for row in rows.defer(*TEXTS)}


def brought_answers(source: str, source_ids: Iterable[str]) -> dict[str, int]:
    """Answers by source id. One query; ask in batches."""
    rows = Answer.objects.filter(source=source, source_id__in=set(source_ids))
    return dict(rows.values_list("source_id", "pk"))
