"""What the forum does when a member leaves."""

from typing import Any

from accounts.leaving import when_leaving
from forum.actions.forget_member import forget_member


@when_leaving
def forget_private_words(member: Any) -> None:
    """Private words go; follows go with the row, votes and public texts stay without a name."""
    forget_member(member=member)
