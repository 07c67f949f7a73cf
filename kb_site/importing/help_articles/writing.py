"""The second reading of a knowledge base: sections, then articles in batches, then the links between them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.actions import (
    ArticleIn,
    ArticleText,
    SectionIn,
    SectionText,
    blocks_from_markdown,
    bring_in_articles,
    bring_in_links,
    bring_in_sections,
)
from articles.queries import brought_articles
from articles.rules import IMPORT_BATCH
from kb_site.importing.help_articles.checking import Checked, bare
from kb_site.importing.help_articles.entries import Article, articles
from kb_site.importing.progress import Progress

LOOSE = "loose"
"""Source id of the section of articles that belong to no guide; no guide can be called so, their ids begin with a sign."""


@dataclass(frozen=True)
class Origin:
    """Where it comes from (a name to remember it by), whom to thank, and when it was, for articles that do not say."""

    source: str
    attribution: str
    attribution_url: str
    section: str
    now: datetime


@dataclass
class Brought:
    """What came in and what was here."""

    made: int = 0
    known: int = 0


def bring_in(path: Path, checked: Checked, origin: Origin, progress: Progress) -> dict[str, Brought]:
    """Write what is not here yet; by kind of thing, how much of it."""
    sections = bring_in_sections(source=origin.source, sections=_sections(path, checked, origin))
    done = {"Sections": Brought(sections.created, sections.unchanged)}
    steps: dict[str, Callable[[Sequence[Article]], Brought]] = {
        "Articles": lambda batch: _bring_articles(batch, checked, origin),
        "Links": lambda batch: _bring_links(batch, checked, origin),
    }
    for title, bring in steps.items():
        done[title] = result = Brought()
        rows: Iterable[Article] = articles(path)
        for batch in progress.batches(title, rows, total=checked.texts, size=IMPORT_BATCH):
            part = bring(batch)
            result.made += part.made
            result.known += part.known
    return done


def _sections(path: Path, checked: Checked, origin: Origin) -> list[SectionIn]:
    """One for each guide at the top, one for what belongs to none, each in the languages in which something lies in it."""
    used: dict[str, set[str]] = {}
    for article in articles(path):
        used.setdefault(checked.chapters.section_of(article), set()).add(article.language)
    loose = used.pop("", set())
    found = [
        SectionIn(f"#{slug}", tuple(_text_of(slug, language, checked) for language in sorted(languages)))
        for slug, languages in used.items()
    ]
    return [*found, SectionIn(LOOSE, tuple(_loose(language, origin) for language in sorted(loose)))]


def _text_of(slug: str, language: str, checked: Checked) -> SectionText:
    """A guide that nobody has translated heads its section in the language it has."""
    texts = checked.chapters.titles[slug]
    title, summary = texts.get(language) or next(iter(texts.values()))
    return SectionText(language, title, summary if len(summary) <= 200 else f"{summary[:199]}…", slug=slug)


def _loose(language: str, origin: Origin) -> SectionText:
    with override(language):
        return SectionText(language, origin.section or _("More articles"))


def _bring_articles(batch: Sequence[Article], checked: Checked, origin: Origin) -> Brought:
    here = brought_articles(origin.source, (article.slug for article in batch))
    # Texts of one article are handed over together: that is what makes translations of them.
    new: dict[str, ArticleIn] = {}
    for article in batch:
        if (article.slug, article.language) in here:
            continue
        text = ArticleText(
            language=article.language,
            title=article.title,
            summary=article.summary,
            slug=article.slug,
            body=blocks_from_markdown(article.body, title=article.title),
        )
        before = new.get(article.slug)
        new[article.slug] = (
            replace(before, texts=(*before.texts, text)) if before else _article_in(article, text, checked, origin)
        )
    made = bring_in_articles(source=origin.source, articles=new.values()).created
    return Brought(made=made, known=len(batch) - made)


def _article_in(article: Article, text: ArticleText, checked: Checked, origin: Origin) -> ArticleIn:
    section = checked.chapters.section_of(article)
    return ArticleIn(
        source_id=article.slug,
        section=f"#{section}" if section else LOOSE,
        texts=(text,),
        published_at=article.revised or origin.now,
        tags=article.tags,
        attribution=origin.attribution,
        attribution_url=origin.attribution_url,
    )


def _bring_links(batch: Sequence[Article], checked: Checked, origin: Origin) -> Brought:
    wanted = {
        (article.slug, article.language): [
            t for t in map(bare, article.links) if t in checked.slugs and t != article.slug
        ]
        for article in batch
    }
    made = bring_in_links(source=origin.source, links={place: targets for place, targets in wanted.items() if targets})
    return Brought(made=made, known=sum(map(bool, wanted.values())) - made)
