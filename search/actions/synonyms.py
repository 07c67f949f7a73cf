"""Writing synonyms: groups of phrases are checked and made, and what editors did under /cms/ is live at once."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from search.models import SynonymGroup
from search.phrases import GROUPS, Group, cleaned, refusals
from search.queries.synonyms import groups, tell
from search.rules import may_add_synonyms


@transaction.atomic
def add_synonym(*, language: str, phrases: Sequence[str], leads_to: Sequence[str] = (), by: Any) -> int:
    """Let ``phrases`` mean the same or, with ``leads_to``, find those too and not the other way round; the id of their group.

    It is the group of that kind and language in which one of the phrases stands already, and what it says then counts for all of
    them; else a new one. What is said already is not written again: called twice it is once.

    Raises:
        PermissionDenied: ``by`` may not add synonyms.
        ValidationError: sentences by field (language, phrases, leads_to), as an editor reads them under /cms/; also where two
            groups would have to become one.
    """
    if not may_add_synonyms(by):
        raise PermissionDenied
    group = Group(language, cleaned(phrases), cleaned(leads_to))
    _stand_in_line()
    row = SynonymGroup() if refusals(group, ()) else _sharing(group)
    whole = row.group.joined(group) if row.pk else group
    check_group(whole, but=row.pk or 0)
    if whole != row.group:
        action = "wagtail.edit" if row.pk else "wagtail.create"
        row.group = whole
        row.save()
        log(row, action, user=by, content_changed=True)
        synonyms_changed()
    return row.pk


def check_group(group: Group, *, but: int = 0) -> None:
    """Raise ValidationError, by field, unless ``group`` may be kept; ``but`` is its id where it has one.

    In the transaction that saves it: until that ends nobody else is told that theirs may be kept.
    """
    if group.language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("There are no texts in this language.")})
    _stand_in_line()
    found = refusals(group, groups(language=group.language, but=but))
    if not but and SynonymGroup.objects.count() >= GROUPS:
        sentence = _(
            "There are %(count)s groups of synonyms, which is the most there can be. Delete one that nobody needs."
        )
        found.setdefault("phrases", []).append(sentence % {"count": GROUPS})
    if found:
        raise ValidationError(found)


def synonyms_changed() -> None:
    """Groups were written or deleted, here or by Wagtail: with the commit every search knows."""
    transaction.on_commit(tell, robust=True)


def _sharing(group: Group) -> SynonymGroup:
    """The group of its kind in which one of the phrases of ``group`` stands, or a new one."""
    said = {phrase.said for phrase in group.parsed("phrases")}
    for row in SynonymGroup.objects.filter(language=group.language).order_by("pk"):
        known = row.group
        if known.is_one_way == group.is_one_way and not said.isdisjoint(
            phrase.said for phrase in known.parsed("phrases")
        ):
            return row
    return SynonymGroup()


def _stand_in_line() -> None:
    """One at a time: the row that stands for the table is there also when the table is empty."""
    table = ContentType.objects.get_for_model(SynonymGroup)
    ContentType.objects.select_for_update(no_key=True).get(pk=table.pk)
