"""What the hand-over does when a member leaves."""

from typing import Any

from accounts.leaving import when_leaving
from escalation.actions import forget_member


@when_leaving
def forget_conversations(member: Any) -> None:
    """The customer's private words and their trail go; an agent's conversations return to the queue."""
    forget_member(member=member)
