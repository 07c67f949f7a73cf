"""`draft_from_text`: a draft for the editors, made of something else, such as a conversation that ended well."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.actions.placing import NoSectionError, add_draft
from articles.converting import blocks_from_markdown
from articles.models import ArticleOrigin, ArticlePage, SectionPage
from articles.queries.links import article_of_origin
from articles.rules import TITLE_LENGTH, may_draft
from articles.signals import ARTICLE_DRAFTED
from news.announce import announce


@transaction.atomic
def draft_from_text(
    *,
    title: str,
    language: str,
    markdown: str,
    by: Any,
    section_id: int | None = None,
    owner_id: int | None = None,
    origin_url: str = "",
    key: str = "",
) -> int:
    """Make an unpublished article and return its id; nobody but editors sees it before they publish it.

    ``origin_url`` is shown to editors as the way back, ``owner_id`` is the editor it is meant for. A second call with the same
    ``key`` (such as ``conversation:12``) and language returns the first draft; one in another language becomes its translation.

    Raises:
        PermissionDenied: ``by`` may not draft.
        NoSectionError: there is no section ``section_id``, or no section at all in that language.
        NoAddressError: readers would not find a page in that section.
        MarkupError: the text is beyond the limits of `markup`.
    """
    if not may_draft(by):
        raise PermissionDenied
    section = _section(section_id, language)
    if key and (known := article_of_origin(source=ArticleOrigin.DRAFTED, source_id=key, language=language)):
        return known
    page = ArticlePage(
        title=title.strip()[:TITLE_LENGTH] or "…",
        body=ArticlePage.body.field.stream_block.to_python(blocks_from_markdown(markdown, title=title)),
        article_owner_id=owner_id,
        owner=by,
    )
    if key and (shared := _shared_key(key, section)):
        page.translation_key = shared
    add_draft(section.pk, page, by=by)
    ArticleOrigin.objects.create(
        page=page,
        source=ArticleOrigin.DRAFTED if key else "",
        source_id=key,
        language=language,
        origin_url=origin_url[:500],
    )
    announce(ARTICLE_DRAFTED, article=page.pk, by=by.pk)
    return int(page.pk)


def _shared_key(key: str, section: SectionPage) -> UUID | None:
    """What makes the drafts of one source translations of each other; None where the language has that article already."""
    other = ArticleOrigin.objects.filter(source=ArticleOrigin.DRAFTED, source_id=key).select_related("page").first()
    if other is None:
        return None
    known = ArticlePage.objects.filter(translation_key=other.page.translation_key, locale=section.locale_id).exists()
    return None if known else other.page.translation_key


def _section(section_id: int | None, language: str) -> SectionPage:
    """The section asked for, or the first of the language; locked, so that two calls for one source stand in line."""
    rows = SectionPage.objects.select_for_update().filter(alias_of=None).in_language(language).order_by("path")
    found: SectionPage | None = rows.filter(pk=section_id).first() if section_id else rows.first()
    if found is None:
        raise NoSectionError(f"There is no section in the language {language!r}.")
    return found
