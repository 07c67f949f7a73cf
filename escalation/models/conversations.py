"""The conversation a thread is handed over to, and what its agent proposes to publish."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from escalation.querysets import UNTOLD, ConversationQuerySet


class Conversation(models.Model):
    """The talk about one thread between its asker and an agent; the same one is reopened, there is never a second."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        CLAIMED = "claimed", _("With a person")
        RESOLVED = "resolved", _("Resolved")
        LEFT = "left", _("Left by the customer")

    class Outcome(models.TextChoices):
        NONE = "", _("None yet")
        ANSWERED = "answered", _("Answered for everyone")
        PERSONAL = "personal", _("Only concerns this customer")
        KNOWN = "known", _("An article or thread says it already")
        NO_ANSWER = "no_answer", _("There is no answer yet")
        SILENT = "silent", _("The customer no longer wrote")

    thread = models.OneToOneField("forum.Thread", on_delete=models.PROTECT, related_name="conversation")
    customer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="conversations"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    language = models.CharField(max_length=10, default="en")
    opened_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(default=timezone.now)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="claimed"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    first_claimed_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    """Until then the claim stands without a sign of life; afterwards the conversation waits for somebody else."""
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.NONE, blank=True)
    outcome_note = models.CharField(max_length=500, blank=True)
    trail = models.JSONField(default=list, blank=True)
    """What the customer read and searched before, as far as they agreed to share it: [{kind, title, url, at}]."""
    customer_read = models.BigIntegerField(default=0)
    agent_read = models.BigIntegerField(default=0)
    """The newest message each side has seen."""
    agent_said = models.BigIntegerField(default=0)
    """The newest message an agent wrote to the customer, notes apart; kept by the actions, so that nobody has to count."""
    agent_said_at = models.DateTimeField(null=True, blank=True)
    customer_seen_at = models.DateTimeField(null=True, blank=True)
    """The last sign of life of the customer's open page; empty as soon as it is closed."""
    customer_told = models.BigIntegerField(default=0)
    """The newest message they were told of while they were away."""
    estimate = models.PositiveIntegerField(null=True, blank=True)
    """Seconds of waiting the customer was told when they came."""
    article_draft = models.BigIntegerField(null=True, blank=True)
    """The article draft that was made of it; a number, for articles know nothing of conversations."""

    objects = ConversationQuerySet.as_manager()

    class Meta:
        permissions = [("use_console", _("Can talk to customers in the console"))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="claimed") | Q(agent__isnull=False, lease_until__isnull=False),
                name="claimed_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "waiting_since"], name="conversation_queue"),
            models.Index(fields=["agent", "state"], name="conversation_by_agent"),
            models.Index(fields=["customer", "-opened_at"], name="conversation_by_customer"),
            # What the worker looks for every few seconds: only those that have something untold are in it.
            models.Index(fields=["agent_said"], condition=UNTOLD, name="conversation_untold"),
        ]

    def __str__(self) -> str:
        return f"Conversation {self.pk} ({self.state})"

    @property
    def estimate_minutes(self) -> int:
        """The estimate in whole minutes, at least one."""
        return max(1, round((self.estimate or 0) / 60))

    @property
    def is_running(self) -> bool:
        """Somebody waits or talks."""
        return self.state in {self.State.WAITING, self.State.CLAIMED}


class Proposal(models.Model):
    """The public answer an agent makes of a conversation; shown to everybody only when the customer agrees."""

    class Consent(models.TextChoices):
        ASKED = "asked", _("Waits for the customer")
        AGREED = "agreed", _("Published")
        KEPT = "kept", _("Kept between us")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="proposals")
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = models.TextField(max_length=30_000)
    body_html = models.TextField(editable=False, default="")
    at = models.DateTimeField(default=timezone.now)
    consent = models.CharField(max_length=6, choices=Consent.choices, default=Consent.ASKED)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer_id = models.BigIntegerField(null=True, blank=True)
    """The answer it became."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(consent="asked"), name="one_open_proposal_per_conversation"
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk} ({self.consent})"
