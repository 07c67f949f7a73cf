"""Noting that documents changed: a version more, and a row in the search outbox."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from articles.models import ArticlePage, ArticleTally
from search.actions import refresh

KIND = "article"


def note_changes(ids: Collection[int]) -> None:
    """Count a new version of each of the articles ``ids`` that still exist, and queue all of them for search.

    Within the transaction of the change, where there is one; a change made outside (a shell, a third-party command) is followed
    by a transaction of its own.
    """
    if not ids:
        return
    with transaction.atomic():
        alive = ArticlePage.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True)
        ArticleTally.objects.bulk_create([ArticleTally(page_id=pk) for pk in alive], ignore_conflicts=True)
        ArticleTally.objects.filter(pk__in=ids).update(version=F("version") + 1)
        refresh(KIND, ids)
