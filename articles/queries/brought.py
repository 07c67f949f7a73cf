"""What an importer brought before."""

from collections.abc import Iterable

from articles.models import ArticleOrigin


def brought_articles(source: str, source_ids: Iterable[str]) -> set[tuple[str, str]]:
    """(source id, language) of the articles that are here. One query; ask in batches."""
    rows = ArticleOrigin.objects.filter(source=source, source_id__in=set(source_ids))
    return set(rows.values_list("source_id", "language"))
