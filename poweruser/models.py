"""The ledger of reputation: one line for every change of what somebody is owed."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """A line of the ledger. Lines are only ever added: what is taken back is a new line with the opposite sign.

    ``reason`` is a key of `poweruser.rules.AWARDS`, ``source`` the post it was earned with ("answer:12"), ``turn`` counts the
    lines of one reason and source, so that retelling a piece of news cannot write the same line twice.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ledger")
    reason = models.CharField(max_length=30)
    source = models.CharField(max_length=40)
    turn = models.PositiveIntegerField(default=1)
    points = models.IntegerField()
    thread_id = models.BigIntegerField(null=True, blank=True)
    """Where a reader of the ledger is led; a number, for the line outlives the thread."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["member", "reason", "source", "turn"], name="entry_once"),
            models.CheckConstraint(condition=~models.Q(points=0), name="entry_changes_something"),
        ]
        indexes = [
            models.Index(fields=["member", "-at", "-id"], name="ledger_by_time"),
            # What a post earned, at every vote on it; what was earned in a thread, when it is settled anew.
            models.Index(fields=["source"], name="ledger_by_source"),
            models.Index(fields=["thread_id"], name="ledger_by_thread"),
            # Who helped lately.
            models.Index(fields=["at"], name="ledger_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.points:+d} {self.reason} {self.source}"
