"""Withholding completions: what editors want nobody to be offered, and taking that back; live at once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from search import masking
from search.models import Withheld
from search.queries.completions import tell
from search.rules import may_withhold


@transaction.atomic
def withhold_completion(*, language: str, words: str, by: Any) -> Withheld:
    """Offer ``words`` to nobody in this language from the commit on, however they are spelled; a second time it is the same row.

    Raises:
        PermissionDenied: ``by`` may not decide it.
    """
    if not may_withhold(by):
        raise PermissionDenied
    kept = masking.kept(words)
    row, is_new = Withheld.objects.get_or_create(
        language=language, folded=masking.folded(kept), defaults={"words": kept, "withheld_by": by}
    )
    if is_new:
        transaction.on_commit(tell, robust=True)
    return row


@transaction.atomic
def offer_completion(*, withheld_id: int, by: Any) -> bool:
    """Offer again what was withheld, to whom and while it works for enough people; whether it was withheld.

    Raises:
        PermissionDenied: ``by`` may not decide it.
    """
    if not may_withhold(by):
        raise PermissionDenied
    count, _ = Withheld.objects.filter(pk=withheld_id).delete()
    if count:
        transaction.on_commit(tell, robust=True)
    return bool(count)
