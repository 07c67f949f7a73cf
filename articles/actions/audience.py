"""Keeping translations to the audience of their original."""

from django.db import transaction

from articles.actions.queue import note_changes
from articles.family import written_in
from articles.models import ArticlePage
from articles.rules import narrower


def narrow_translations(article: ArticlePage) -> None:
    """Leave no translation open to more people than its original, which was just published.

    Within the transaction of the publication. A translation cannot be written wider to begin with (`articles.family`); a narrower
    one stays: an editor may keep a translation to fewer.
    """
    with transaction.atomic():
        pages = list(ArticlePage.objects.family_of(article.translation_key))
        language = written_in(article.translation_key)
        original = next((page for page in pages if page.locale_id == language), None)
        if original is None:
            return
        wide = [page for page in pages if narrower(page.audience, original.audience) != page.audience]
        for page in wide:
            _keep_to(page, original.audience)
        note_changes([page.pk for page in wide])


def _keep_to(page: ArticlePage, audience: str) -> None:
    ArticlePage.objects.filter(pk=page.pk).update(audience=audience)
    if page.latest_revision:
        # What the editor's form begins with; it would say "everybody" otherwise.
        page.latest_revision.content["audience"] = audience
        page.latest_revision.save(update_fields=["content"])
