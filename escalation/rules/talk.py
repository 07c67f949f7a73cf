"""Who may claim, who may say something, and how long a claim stands."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from escalation.models import Conversation
from escalation.querysets import CONSOLE

MESSAGE_LENGTH = 5_000
# A claim stands this long after its agent last did something …
LEASE = timedelta(minutes=10)
# … and this long after their console was last seen open.
PRESENCE_LEASE = timedelta(minutes=2)
# A customer's message reopens what was resolved; after that long a new question is the better way.
REOPEN_WITHIN = timedelta(days=30)


class Refused(Exception):  # noqa: N818  # a word of the house: an action refuses
    """Something may not be done now; ``sentence`` tells the person why and what to do instead."""

    def __init__(self, sentence: str | Promise, field: str = "") -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class Missing(Exception):  # noqa: N818  # the same
    """No such conversation, or not for this person; the two look the same from outside."""


def require(sentence: str | Promise) -> None:
    """Raise Refused unless ``sentence`` is empty."""
    if sentence:
        raise Refused(sentence)


def may_talk_as_agent(person: Any) -> bool:
    """Whether this person sits on our side of the desk."""
    return bool(person.is_authenticated and person.has_perm(CONSOLE))


def may_claim(person: Any, conversation: Conversation, *, now: datetime) -> str | Promise:
    """Empty if this agent may take the conversation, else why not."""
    if not may_talk_as_agent(person):
        return _("Only agents take conversations.")
    if conversation.customer_id == person.pk:
        return _("This is your own question. A colleague answers it.")
    if conversation.state == Conversation.State.CLAIMED and conversation.agent_id != person.pk:
        lease = conversation.lease_until
        if lease is not None and lease >= now:
            return _("A colleague is already talking to this customer.")
    if not conversation.is_running:
        return _("This conversation has ended.")
    return ""


def may_converse(person: Any, conversation: Conversation, *, now: datetime) -> str | Promise:
    """Empty if this person may write a message to the other side, else why not."""
    if conversation.customer_id == person.pk:
        ended = conversation.ended_at
        if not conversation.is_running and (ended is None or now - ended > REOPEN_WITHIN):
            return _("This conversation ended long ago. Ask a new question; a person can take it from there.")
        return ""
    if conversation.state != Conversation.State.CLAIMED or conversation.agent_id != person.pk:
        return _("Take the conversation first, so that only one person answers.")
    return ""
