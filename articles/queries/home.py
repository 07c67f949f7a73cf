"""What the home page and the index of all sections show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import Length, RowNumber, Substr

from articles.models import ArticlePage, HelpHome, SectionPage
from articles.queries.links import ArticleLink, SectionLink, as_links, promoted, section_links
from articles.rules import NEWEST_IN_INDEX


@dataclass(frozen=True)
class HomeView:
    """The home page of a language."""

    sections: tuple[SectionLink, ...]
    promoted: tuple[ArticleLink, ...]
    article_count: int
    terms: tuple[str, ...]


@dataclass(frozen=True)
class SectionInIndex:
    """A section with its newest articles."""

    section: SectionLink
    articles: tuple[ArticleLink, ...]
    article_count: int


def help_home(page: HelpHome, *, user: Any) -> HomeView:
    """Sections, promoted articles and the number of articles of this tree: three queries."""
    language = page.locale.language_code
    return HomeView(
        sections=section_links(SectionPage.objects.published().under(page)),
        promoted=promoted(language=language, user=user),
        article_count=ArticlePage.objects.visible_to(user).in_language(language).count(),
        terms=tuple(page.terms()),
    )


def index_of_sections(*, language: str, user: Any) -> tuple[SectionInIndex, ...]:
    """Every section of a language with its newest articles: three queries, however many sections there are."""
    rows = list(SectionPage.objects.published().in_language(language).order_by("path"))
    mine = (
        ArticlePage.objects.visible_to(user)
        .in_language(language)
        .annotate(above=Substr("path", 1, Length("path") - ArticlePage.steplen))
    )
    counts = dict(mine.values_list("above").annotate(number=Count("pk")).order_by())
    newest = Window(RowNumber(), partition_by=F("above"), order_by=[F("last_published_at").desc(), F("pk").desc()])
    places = mine.alias(place=newest).filter(place__lte=NEWEST_IN_INDEX).values_list("pk", "above")
    above = dict(places)
    links = as_links(ArticlePage.objects.filter(pk__in=list(above)).order_by("-last_published_at", "-pk"))
    return tuple(
        SectionInIndex(link, tuple(a for a in links if above[a.id] == row.path), counts.get(row.path, 0))
        for row, link in zip(rows, section_links(rows), strict=True)
    )
