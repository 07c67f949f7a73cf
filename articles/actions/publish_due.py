"""Scheduled publishing and expiry: what Wagtail's command `publish_scheduled` does, one page a transaction."""

from datetime import datetime

import structlog
from django.db import transaction
from wagtail.models import Page, Revision

from articles.models import ArticlePage

log = structlog.get_logger(__name__)

BATCH = 200


def publish_what_is_due(*, now: datetime) -> int:
    """Withdraw what has expired and publish what was approved for a moment before ``now``; how many pages changed.

    Each page goes with its search row and its news or not at all; one that cannot be published stands in nobody else's way and
    is tried again next time.
    """
    expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk")
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk")
    changed = sum(_withdraw(pk, now) for pk in list(expired.values_list("pk", flat=True)[:BATCH]))
    return changed + sum(_publish(pk, now) for pk in list(due.values_list("pk", flat=True)[:BATCH]))


def _withdraw(page_id: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            # Locked and asked again: two workers may have seen the same page.
            page = Page.objects.select_for_update().filter(pk=page_id, live=True, expire_at__lt=now).first()
            if page is not None:
                page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            return page is not None
    except Exception:  # whatever a page breaks on must not stop the others
        log.exception("expiry_failed", page=page_id)
        return False


def _publish(revision_id: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _hold_family_of(revision_id)
            revision = Revision.objects.select_for_update().filter(pk=revision_id, approved_go_live_at__lt=now).first()
            if revision is not None:
                revision.publish(log_action="wagtail.publish.scheduled")
            return revision is not None
    except Exception:  # whatever a page breaks on must not stop the others
        log.exception("scheduled_publishing_failed", revision=revision_id)
        return False


def _hold_family_of(revision_id: int) -> None:
    """An article and its translations before the version: who narrows an original writes the versions of its translations."""
    version = Revision.objects.filter(pk=revision_id).first()
    page = version.content_object if version else None
    if isinstance(page, ArticlePage):
        list(ArticlePage.objects.family_of(page.translation_key).values_list("pk"))
