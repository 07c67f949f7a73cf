"""What is said in a conversation."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from escalation.models.conversations import Conversation


class Message(models.Model):
    """One thing said. Notes are for colleagues only; events are what happened, in words made when they are shown."""

    class Kind(models.TextChoices):
        CUSTOMER = "customer", _("Customer")
        AGENT = "agent", _("Agent")
        NOTE = "note", _("Internal note")
        EVENT = "event", _("Event")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    public = models.BooleanField(default=False)
    """Shown on the thread to everybody who may see it, not only to the two sides."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """Since when it is no longer on the thread, where it once stood; the two sides still read it."""
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    """A moderator's; empty where one of the two sides took it off."""
    body = models.TextField(max_length=5_000, blank=True)
    body_html = models.TextField(editable=False, default="")
    event = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField(default=timezone.now)
    key = models.UUIDField(null=True, blank=True)
    """From the form: the same message sent twice is one message."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "key"], name="message_once_per_form"),
        ]
        indexes = [models.Index(fields=["conversation", "id"], name="messages_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
