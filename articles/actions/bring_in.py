"""Bringing in whole knowledge bases: sections and articles in several languages at once, in batches, without news."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import uuid4

from django.db import transaction

from articles.actions.audience import narrow_translations
from articles.actions.placing import Placing, add_section
from articles.actions.queue import note_changes
from articles.models import ArticleOrigin, ArticlePage, SectionOrigin, SectionPage
from articles.queries.languages import home_in
from articles.rules import IMPORT_BATCH, SUMMARY_LENGTH, TITLE_LENGTH
from search.contract import PUBLIC


@dataclass(frozen=True)
class SectionText:
    """A section in one language."""

    language: str
    title: str
    summary: str = ""
    slug: str = ""


@dataclass(frozen=True)
class SectionIn:
    """A section to bring in; its texts become translations of each other."""

    source_id: str
    texts: tuple[SectionText, ...]
    icon: str = "book"


@dataclass(frozen=True)
class ArticleText:
    """An article in one language; ``body`` is raw stream data (`articles.converting` makes it of Markdown or HTML)."""

    language: str
    title: str
    body: Sequence[dict[str, Any]]
    summary: str = ""
    slug: str = ""
    old_paths: tuple[str, ...] = ()
    """Addresses elsewhere that shall lead here, such as ``/kb/1042``."""
    tags: tuple[str, ...] = ()
    """In this language; where there are none, those of the article."""


@dataclass(frozen=True)
class ArticleIn:
    """An article to bring in; its texts become translations of each other. ``section`` is the source id of its section."""

    source_id: str
    section: str
    texts: tuple[ArticleText, ...]
    published_at: datetime
    tags: tuple[str, ...] = ()
    audience: str = PUBLIC
    promoted: bool = False
    owner_id: int | None = None
    checked_on: date | None = None
    review_by: date | None = None
    attribution: str = ""
    attribution_url: str = ""


@dataclass
class BroughtIn:
    """What a run did; an article in two languages counts twice."""

    created: int = 0
    unchanged: int = 0
    ids: list[int] = field(default_factory=list)


@transaction.atomic
def bring_in_sections(*, source: str, sections: Sequence[SectionIn]) -> BroughtIn:
    """Make the sections that are not there yet, in the order given; those that are there stay as editors left them.

    Raises:
        LookupError: a text is in a language that has no home page.
    """
    report = BroughtIn()
    for section in sections:
        there = {o.language: o.page for o in SectionOrigin.objects.filter(source=source, source_id=section.source_id)}
        key = next((page.translation_key for page in there.values()), uuid4())
        for text in section.texts:
            if text.language in there:
                report.unchanged += 1
                continue
            home = home_in(text.language)
            if home is None:
                raise LookupError(f"There is no home page in the language {text.language!r}.")
            page = SectionPage(
                title=text.title[:TITLE_LENGTH], summary=text.summary[:200], icon=section.icon, translation_key=key
            )
            add_section(home, page, slug=text.slug)
            SectionOrigin.objects.create(page=page, source=source, source_id=section.source_id, language=text.language)
            report.created += 1
            report.ids.append(page.pk)
    return report


def bring_in_articles(*, source: str, articles: Iterable[ArticleIn]) -> BroughtIn:
    """Publish the articles that are not there yet, with their own times; nobody is told, search rows are queued.

    Takes any number and writes a few (`rules.IMPORT_BATCH`) a transaction, so that a run which breaks can be started again; an
    article that is there already, by (source, source id, language), stays as editors left it.

    Raises:
        LookupError: an article names a section that was not brought in, or not in its language.
    """
    report = BroughtIn()
    for batch in _batches(articles):
        with transaction.atomic():
            _bring_in_batch(source, batch, report)
    return report


def _batches(articles: Iterable[ArticleIn]) -> Iterator[list[ArticleIn]]:
    rest = iter(articles)
    while batch := list(islice(rest, IMPORT_BATCH)):
        yield batch


def _bring_in_batch(source: str, batch: list[ArticleIn], report: BroughtIn) -> None:
    there: dict[tuple[str, str], ArticlePage] = {
        (origin.source_id, origin.language): origin.page
        for origin in ArticleOrigin.objects.filter(
            source=source, source_id__in=[article.source_id for article in batch]
        ).select_related("page")
    }
    placing = Placing(source, {(article.section, text.language) for article in batch for text in article.texts})
    fresh: list[int] = []
    for article in batch:
        known = [page for (source_id, _), page in there.items() if source_id == article.source_id]
        key = known[0].translation_key if known else uuid4()
        for text in article.texts:
            if (article.source_id, text.language) in there:
                report.unchanged += 1
                continue
            page = _page(article, text)
            page.translation_key = key
            placing.add(page, article.section, text.language, slug=text.slug, tags=text.tags or article.tags)
            placing.redirect(text.old_paths, page)
            _remember(source, article, text, page)
            if known:
                narrow_translations(page)
            fresh.append(page.pk)
    note_changes(fresh)
    report.created += len(fresh)
    report.ids.extend(fresh)


def _page(article: ArticleIn, text: ArticleText) -> ArticlePage:
    """The page, unsaved; going through the block types brings the data into the shape editors' forms write."""
    return ArticlePage(
        title=text.title[:TITLE_LENGTH],
        summary=text.summary[:SUMMARY_LENGTH],
        body=ArticlePage.body.field.stream_block.to_python(list(text.body)),
        audience=article.audience,
        promoted=article.promoted,
        article_owner_id=article.owner_id,
        checked_on=article.checked_on,
        review_by=article.review_by,
        first_published_at=article.published_at,
        last_published_at=article.published_at,
        latest_revision_created_at=article.published_at,
    )


def _remember(source: str, article: ArticleIn, text: ArticleText, page: ArticlePage) -> None:
    ArticleOrigin.objects.create(
        page=page,
        source=source,
        source_id=article.source_id,
        language=text.language,
        attribution=article.attribution[:300],
        attribution_url=article.attribution_url[:500],
    )
