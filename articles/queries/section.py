"""What the page of a section shows."""

from dataclasses import dataclass
from typing import Any, cast

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator

from accounts.pages import page_of
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


def section_view(section: SectionPage, *, user: Any, number: int) -> SectionView:
    """The articles on page ``number`` in the order of the tree. Two queries. Raises Beyond after the last."""
    paginator = Paginator(ArticlePage.objects.visible_to(user).under(section), SECTION_PAGE)
    page = page_of(paginator, number)
    return SectionView(as_links(_rows(page)), page, paginator.count)


def _rows(page: "ListPage[Any]") -> ArticleQuerySet:
    """The slice of the queryset a page of a list holds; the stubs only promise a sequence."""
    rows: Any = page.object_list
    return cast("ArticleQuerySet", rows)
