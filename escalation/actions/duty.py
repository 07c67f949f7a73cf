"""Being on duty: a sign of life from the console, and whether one takes conversations."""

from typing import Any

from django.utils import timezone

from escalation.models import Duty
from escalation.rules import Missing, may_talk_as_agent


def show_presence(*, by: Any) -> None:
    """The agent's console is open."""
    if not may_talk_as_agent(by):
        raise Missing
    Duty.objects.update_or_create(agent=by, defaults={"seen_at": timezone.now()})


def take_conversations(*, by: Any, takes: bool) -> Duty:
    """Say whether one takes conversations now; a running one goes on either way."""
    if not may_talk_as_agent(by):
        raise Missing
    duty, _ = Duty.objects.update_or_create(agent=by, defaults={"seen_at": timezone.now(), "takes": takes})
    return duty
