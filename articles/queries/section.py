"""What the page of a section shows."""

from dataclasses import dataclass
from typing import Any, cast

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator

from articles.models import ArticlePage, SectionPage
from articles.queries.links import ArticleLink, as_links
from articles.querysets import ArticleQuerySet
from articles.rules import SECTION_PAGE


@dataclass(frozen=True)
class SectionView:
    """A section with one page of its articles; ``page`` carries the numbers for the pagination."""

    articles: tuple[ArticleLink, ...]
    page: "ListPage[Any]"
    article_count: int


def section_view(section: SectionPage, *, user: Any, number: str) -> SectionView:
    """The articles on page ``number`` in the order of the tree; a number that makes no sense gives the first or the last page.

    Two queries.
    """
    paginator = Paginator(ArticlePage.objects.visible_to(user).under(section), SECTION_PAGE)
    page = paginator.get_page(number if number.isascii() and len(number) < 9 else "1")
    return SectionView(as_links(_rows(page)), page, paginator.count)


def _rows(page: "ListPage[Any]") -> ArticleQuerySet:
    """The slice of the queryset a page of a list holds; the stubs only promise a sequence."""
    rows: Any = page.object_list
    return cast("ArticleQuerySet", rows)
