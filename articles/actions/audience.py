"""Keeping translations to the audience of their original."""

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from articles.actions.queue import note_changes
from articles.models import ArticlePage
from articles.rules import narrower


def narrow_translations(article: ArticlePage) -> list[int]:
    """Leave no translation open to more people than its original, whichever of them was just published; ids of those narrowed.

    The original is what the translations were made from, or, of pages that were merely joined, the one in the default language.
    Narrower ones stay: an editor may keep a translation to fewer.
    """
    with transaction.atomic():
        family = ArticlePage.objects.filter(translation_key=article.translation_key).select_for_update().order_by("pk")
        source = TranslationSource.objects.filter(object_id=article.translation_key).order_by("created_at").first()
        written_in = source.locale_id if source else Locale.get_default().pk
        pages = list(family)
        original = next((page for page in pages if page.locale_id == written_in), None)
        if original is None:
            return []
        wide = [page for page in pages if narrower(page.audience, original.audience) != page.audience]
        for page in wide:
            _keep_to(page, original.audience)
        narrowed = [page.pk for page in wide]
        note_changes(narrowed)
        return narrowed


def _keep_to(page: ArticlePage, audience: str) -> None:
    ArticlePage.objects.filter(pk=page.pk).update(audience=audience)
    if page.latest_revision:
        # What the editor's form begins with; it would say "everybody" otherwise.
        page.latest_revision.content["audience"] = audience
        page.latest_revision.save(update_fields=["content"])
