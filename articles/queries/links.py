"""Articles and sections as links: enough for a list, without their bodies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.urls import reverse

from articles.models import ArticleOrigin, ArticlePage, SectionPage
from articles.querysets import ArticleQuerySet
from articles.rules import PROMOTED_ON_HOME


@dataclass(frozen=True)
class ArticleLink:
    """An article in a list."""

    id: int
    title: str
    url: str
    summary: str
    audience: str
    changed_at: datetime | None


@dataclass(frozen=True)
class ArticleTitle:
    """An article as a link in a sentence, with the language its title is in."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class SectionLink:
    """A section in a list."""

    id: int
    title: str
    slug: str
    url: str
    summary: str
    icon: str


class Addresses:
    """Turns pages into addresses with one look at the sites for the whole list (Wagtail keeps what it finds on this object)."""

    def __call__(self, page: Any) -> str:
        parts = page.get_url_parts(self)
        return str(parts[2]) if parts else ""


def as_links(rows: ArticleQuerySet) -> tuple[ArticleLink, ...]:
    """The articles of ``rows``, in their order. One query; bodies stay in the database."""
    address = Addresses()
    fields = ("title", "url_path", "summary", "audience", "last_published_at")
    return tuple(
        ArticleLink(row.pk, row.title, address(row), row.summary, row.audience, row.last_published_at)
        for row in rows.only("path", "depth", *fields)
    )


def article_links(ids: Iterable[int], *, user: Any) -> tuple[ArticleLink, ...]:
    """Those of the articles ``ids`` that ``user`` may read, in the order asked for; at most 100."""
    # A page's id is a 32-bit number; a larger one in an address is simply nobody's.
    wanted = [pk for pk in dict.fromkeys(ids) if 0 < pk < 2**31][:100]
    found = {link.id: link for link in as_links(ArticlePage.objects.visible_to(user).filter(pk__in=wanted))}
    return tuple(found[pk] for pk in wanted if pk in found)


def article_link(article_id: int, *, user: Any) -> ArticleLink | None:
    """The article ``article_id`` if ``user`` may read it."""
    return next(iter(article_links([article_id], user=user)), None)


def article_at(address: str, *, user: Any) -> ArticleLink | None:
    """The article whose page stands at ``address``, whole or a path, if ``user`` may read it. Two queries."""
    path = urlsplit(address.strip()).path.rstrip("/")
    slug = path.rpartition("/")[2]
    rows = (
        as_links(ArticlePage.objects.visible_to(user).filter(slug=unquote(slug)).order_by("pk")[:100]) if slug else ()
    )
    return next((link for link in rows if link.url.rstrip("/") == path), None)


def article_in(language: str, *, article_id: int, user: Any) -> ArticleTitle | None:
    """The article ``article_id``, in ``language`` where it is written in it; None if ``user`` may not read it. One query."""
    wanted = ArticlePage.objects.filter(pk=article_id).values("translation_key")
    rows = ArticlePage.objects.visible_to(user).filter(translation_key__in=wanted).select_related("locale")
    found = list(rows.only("path", "depth", "title", "url_path", "locale__language_code").order_by("pk"))
    best = min(found, key=lambda row: (row.locale.language_code != language, row.pk != article_id), default=None)
    return ArticleTitle(best.title, Addresses()(best), best.locale.language_code) if best else None


def promoted(*, language: str, user: Any) -> tuple[ArticleLink, ...]:
    """What editors think worth reading now, newest first."""
    rows = ArticlePage.objects.visible_to(user).in_language(language).filter(promoted=True)
    return as_links(rows.order_by("-last_published_at", "-pk")[:PROMOTED_ON_HOME])


def sections(*, language: str) -> tuple[SectionLink, ...]:
    """The sections of a language in their order."""
    return section_links(SectionPage.objects.published().in_language(language).order_by("path"))


def section_links(rows: Any) -> tuple[SectionLink, ...]:
    """The sections of ``rows``, in their order."""
    address = Addresses()
    return tuple(SectionLink(row.pk, row.title, row.slug, address(row), row.summary, row.icon) for row in rows)


def article_of_origin(*, source: str, source_id: str, language: str) -> int | None:
    """The id of the article made from (source, source id), live or a draft; None when nobody made one."""
    rows = ArticleOrigin.objects.filter(source=source, source_id=source_id, language=language)
    return rows.values_list("page_id", flat=True).first()


def edit_address(article_id: int) -> str:
    """Where an editor works on the article."""
    return reverse("wagtailadmin_pages:edit", args=[article_id])
