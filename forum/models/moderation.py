"""Reports by members, and the audit rows of what was done to a post and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.models.posts import Answer, Thread
from forum.models.replies import Reply
from forum.querysets import ReportQuerySet


class Report(models.Model):
    """A flag somebody raised on a question, an answer or a reply."""

    class Reason(models.TextChoices):
        SPAM = "spam", _("Advertising")
        RUDE = "rude", _("Rude or hurtful")
        WRONG = "wrong", _("Dangerous advice")
        PRIVATE = "private", _("Somebody's personal data")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        OPEN = "open", _("Open")
        AGREED = "agreed", _("Agreed")
        REJECTED = "rejected", _("Rejected")

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    reason = models.CharField(max_length=10, choices=Reason.choices)
    text = models.TextField(max_length=1_000, blank=True)
    said = models.TextField(blank=True)
    """What the post said when it was reported: an edit or a withdrawal does not wipe it away."""
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_note = models.CharField(max_length=500, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"], condition=Q(outcome="open"), name="report_open")]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(thread__isnull=False, answer__isnull=True, reply__isnull=True)
                    | Q(thread__isnull=True, answer__isnull=False, reply__isnull=True)
                    | Q(thread__isnull=True, answer__isnull=True, reply__isnull=False)
                ),
                name="report_of_one_post",
            ),
            models.UniqueConstraint(
                fields=["reporter", "thread"],
                condition=Q(outcome="open", thread__isnull=False),
                name="report_thread_once",
            ),
            models.UniqueConstraint(
                fields=["reporter", "answer"],
                condition=Q(outcome="open", answer__isnull=False),
                name="report_answer_once",
            ),
            models.UniqueConstraint(
                fields=["reporter", "reply"], condition=Q(outcome="open", reply__isnull=False), name="report_reply_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} ({self.outcome})"


class Act(models.Model):
    """An audit row: who did what to which post, when and why. Never changed, never deleted with its actor."""

    verb = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    thread_id = models.BigIntegerField(db_index=True)
    """Kept as a number: the row outlives a deleted thread."""
    answer_id = models.BigIntegerField(null=True, blank=True)
    reply_id = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    details = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.verb} on thread {self.thread_id}"
