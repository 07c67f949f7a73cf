"""An article and its translations: whom the original is for is asked when a row is written, before anybody can read it.

An original that is being made narrower narrows what readers see of the others when it is published (`articles.actions.audience`).

Every way to a live row, Wagtail's, wagtail-localize's and ours, saves the article itself, so that no list, page, sitemap or search
document needs to know of the original; those who read would each have to ask for it, and one that forgot would be a hole.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from articles.rules import narrower


def written_in(translation_key: UUID) -> int:
    """The language (id) of the original: what translations were made from, or, of pages merely joined, the default language."""
    source = TranslationSource.objects.filter(object_id=translation_key).order_by("created_at").first()
    return int(source.locale_id if source else Locale.get_default().pk)


class KeptToItsOriginal:
    """Holds the family before its own row is written, and is never written open to more people than the original.

    Whoever publishes one language also writes the others: all hold the family in one order, so nobody waits for each other.
    """

    def save(self: Any, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail does it, for as few as the original."""
        fields: Iterable[str] | None = kwargs.get("update_fields")
        with transaction.atomic():
            self._hold_family(narrow=fields is None or "audience" in fields)
            return super().save(*args, **kwargs)  # type: ignore[misc]  # Page is mixed in later

    def save_revision(self: Any, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail does it; the version says what will be true when it is published."""
        with transaction.atomic():
            self._hold_family(narrow=True)
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]  # Page is mixed in later

    def publish(self: Any, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail does it, but with all that follows from it in one transaction."""
        with transaction.atomic():
            self._hold_family(narrow=False)
            return super().publish(*args, **kwargs)  # type: ignore[misc]  # Page is mixed in later

    def _hold_family(self: Any, *, narrow: bool) -> None:
        family = type(self).objects.family_of(self.translation_key).values_list("pk", "locale_id", "audience")
        others = [(locale, audience) for pk, locale, audience in family if pk != self.pk]
        if not narrow or not others:
            return
        original = written_in(self.translation_key)
        for locale, audience in others:
            if locale == original != self.locale_id:
                self.audience = narrower(self.audience, audience)
