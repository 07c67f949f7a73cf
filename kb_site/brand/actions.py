"""Changes the brand from code (demo content), and forgets what pages keep of it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from kb_site.brand.models import BrandLink, BrandSettings
from kb_site.brand.queries import key_of


@transaction.atomic
def dress(*, links: Sequence[dict[str, Any]] | None = None, **fields: Any) -> BrandSettings:
    """Set fields of the brand; ``links`` (language, kind, name, page or url) replaces the footer's when given.

    Raises ValidationError for a colour that cannot be read.
    """
    row = BrandSettings.objects.select_for_update().first() or BrandSettings()
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    if links is not None:
        BrandLink.objects.filter(brand=row).delete()
        for place, link in enumerate(links):
            entry = BrandLink(brand=row, sort_order=place, **link)
            entry.full_clean()
            entry.save()
    transaction.on_commit(forget)
    return row


def forget() -> None:
    """Pages read the brand anew."""
    cache.delete_many([key_of(code) for code, _name in settings.LANGUAGES])
