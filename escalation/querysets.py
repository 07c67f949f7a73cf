"""The chainable words of the hand-over."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from escalation.models import Conversation  # noqa: F401  # only for the types below

CONSOLE = "escalation.use_console"


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
