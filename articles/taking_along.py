"""What a member takes along of the knowledge base: what they said about its articles."""

from collections.abc import Iterable
from typing import Any

from accounts.taking_along import Row, in_chunks, takes_along
from articles.models import ArticleFeedback
from articles.queries import article_links

CHUNK = 100


@takes_along("articles/feedback")
def feedback(member: Any) -> Iterable[Row]:
    """Each answer to "Was this helpful?" with its remark; the article by its title where they may still read it."""
    rows = ArticleFeedback.objects.filter(member=member).order_by("pk").iterator(chunk_size=CHUNK)
    for chunk in in_chunks(rows, CHUNK):
        articles = {link.id: link for link in article_links((row.page_id for row in chunk), user=member)}
        for row in chunk:
            article = articles.get(row.page_id)
            yield {
                "article": row.page_id,
                "title": article.title if article else None,
                "address": article.url if article else None,
                "helpful": row.helpful,
                "reason": row.get_reason_display(),
                "remark": row.text,
                "at": row.at,
            }
