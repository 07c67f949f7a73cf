"""`record_feedback`: a reader's answer to "Was this helpful?"."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.actions.queue import note_changes
from articles.models import ArticleFeedback, ArticlePage, ArticleTally
from articles.rules import FEEDBACK_LENGTH
from articles.signals import FEEDBACK_GIVEN
from news.announce import announce

User = get_user_model()


@transaction.atomic
def record_feedback(
    *, article_id: int, helpful: bool, visitor: str, by: AbstractBaseUser | None, reason: str = "", text: str = ""
) -> int:
    """Keep one answer a visitor and version; whoever answers again changes their answer. Returns the id of the row.

    ``visitor`` is a pseudonym (`articles.visitors`), ``by`` the member if they are one. Reason and text belong to a "no".

    Raises:
        ArticlePage.DoesNotExist: the article is gone.
    """
    page = ArticlePage.objects.only("pk", "live_revision_id", "path", "depth").get(pk=article_id)
    ArticleTally.objects.bulk_create([ArticleTally(page_id=page.pk)], ignore_conflicts=True)
    # Votes on one article stand in line here, so that the counts equal the rows.
    ArticleTally.objects.select_for_update().get(pk=page.pk)
    place = {"page_id": page.pk, "revision": page.live_revision_id or 0, "visitor": visitor}
    before = ArticleFeedback.objects.filter(**place).first()
    said = {"helpful": helpful, "reason": "" if helpful else reason, "text": "" if helpful else text[:FEEDBACK_LENGTH]}
    member_id = by.pk if isinstance(by, User) else None
    row, _ = ArticleFeedback.objects.update_or_create(
        **place, defaults={**said, "member_id": member_id, "at": timezone.now()}
    )
    if before is None or before.helpful != helpful:
        _count(page.pk, helpful, was=None if before is None else before.helpful)
        note_changes([page.pk])
    announce(FEEDBACK_GIVEN, article=page.pk, feedback=row.pk, member=member_id)
    return row.pk


def _count(page_id: int, helpful: bool, *, was: bool | None) -> None:
    fields = {True: "helpful_count", False: "unhelpful_count"}
    changes = {fields[helpful]: F(fields[helpful]) + 1}
    if was is not None:
        changes[fields[was]] = F(fields[was]) - 1
    ArticleTally.objects.filter(pk=page_id).update(**changes)
