"""The chainable words of the hand-over."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from escalation.models import Conversation  # noqa: F401  # only for the types below

CONSOLE = "escalation.use_console"
# An agent's words that their customer has neither seen nor been told of.
UNTOLD = Q(customer__isnull=False, agent_said__gt=F("customer_read")) & Q(agent_said__gt=F("customer_told"))


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations, filtered in the house's own words."""

    def visible_to(self, user: Any) -> Self:
        """The customer's own; all of them for agents; none for anybody else."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.all() if user.has_perm(CONSOLE) else self.filter(customer=user)

    def waiting(self) -> Self:
        """The queue, longest waiting first."""
        return self.filter(state="waiting").order_by("waiting_since", "pk")

    def running(self) -> Self:
        """Those that wait or are talked in."""
        return self.filter(state__in=("waiting", "claimed"))

    def lapsed(self, now: datetime) -> Self:
        """Claimed by somebody of whom nothing was heard until the lease ran out."""
        return self.filter(state="claimed", lease_until__lt=now)

    def untold(self, *, gone_since: datetime, unseen_since: datetime) -> Self:
        """With words of an agent the customer has neither seen nor been told of, the longest unseen first.

        Their page gave no sign of life since ``gone_since``, or is open and has not shown the words since ``unseen_since``.
        """
        away = Q(customer_seen_at=None) | Q(customer_seen_at__lt=gone_since) | Q(agent_said_at__lt=unseen_since)
        return self.filter(UNTOLD).filter(away).order_by("agent_said")
