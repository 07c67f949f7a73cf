"""Notices, what members chose, and the letters on their way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from inbox.kinds import Email
from inbox.querysets import LetterQuerySet, NoticeQuerySet


class Notice(models.Model):
    """A member is told something. It holds no words but names and excerpts: the sentence is made when it is shown."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    url = models.CharField(max_length=500)
    group = models.CharField(max_length=80, blank=True)
    """What it belongs to, e.g. "forum.thread:12": notices of one group stand together and are read together."""
    title = models.CharField(max_length=200, blank=True)
    """Of the group, as it was then."""
    place = models.CharField(max_length=120, blank=True)
    """Where that is, e.g. the board."""
    news_id = models.BigIntegerField()
    """The news that caused it: told again, it makes no second notice."""
    on_site = models.BooleanField(default=True)
    """False where the member wanted the e-mail only."""
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "news_id"], name="notice_once_a_news")]
        indexes = [
            models.Index(fields=["member", "-at"], condition=Q(on_site=True), name="notice_by_member"),
            models.Index(fields=["member", "group"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["at"], name="notice_by_age"),
            models.Index(fields=["group"], name="notice_by_group"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.member_id}"


class Choice(models.Model):
    """What a member chose for one row of settings; no row means what we suggest."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choices")
    setting = models.CharField(max_length=80)
    on_site = models.BooleanField()
    email = models.CharField(max_length=10, choices=Email.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "setting"], name="notice_choice_once")]

    def __str__(self) -> str:
        return f"{self.setting} of {self.member_id}"


class Letter(models.Model):
    """An e-mail that must not be lost: written with its notice, sent by the worker, tried until it went or is given up."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="letter")
    created_at = models.DateTimeField(default=timezone.now)
    retry_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True, max_length=2_000)
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """No longer wanted: read on the site meanwhile, unsubscribed, or nowhere to send it."""
    dead_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["retry_at"],
                condition=Q(sent_at=None, dead_at=None, withdrawn_at=None),
                name="letter_to_send",
            ),
        ]

    def __str__(self) -> str:
        return f"letter for notice {self.notice_id}"
