"""Who may claim, who may say something, and how long a claim stands."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from escalation.models import Conversation, Message
from escalation.querysets import CONSOLE
from forum.rules import YES, Verdict, may_hide
from forum.rules.verdicts import GONE

MESSAGE_LENGTH = 5_000
PROPOSAL_LEAST = 15
PROPOSAL_MOST = 30_000
NOTE_LENGTH = 500
# A claim stands this long after its agent last did something …
LEASE = timedelta(minutes=10)
# … and this long after their console was last seen open.
PRESENCE_LEASE = timedelta(minutes=2)
# A customer whose page gave no sign of life this long is not there (its stream is heard of every quarter of a minute) …
PRESENT_WITHIN = timedelta(seconds=45)
# … and one who has it open but has not seen a message after this long is told another way, too.
UNSEEN_AFTER = timedelta(minutes=2)
# A customer's message reopens what was resolved; after that long a new question is the better way.
REOPEN_WITHIN = timedelta(days=30)

AGENTS_ONLY = Verdict("agents_only", _("Only agents do this."))
NOT_YOURS = Verdict("not_yours", _("Take the conversation first, so that only one person answers."))


def may_talk_as_agent(person: Any) -> bool:
    """Whether this person sits on our side of the desk."""
    return bool(person.is_authenticated and person.has_perm(CONSOLE))


def may_claim(person: Any, conversation: Conversation, *, now: datetime) -> Verdict:
    """Whether this agent may take the conversation."""
    if not may_talk_as_agent(person):
        return AGENTS_ONLY
    if conversation.customer_id == person.pk:
        return Verdict("own", _("This is your own question. A colleague answers it."))
    if conversation.state == Conversation.State.CLAIMED and conversation.agent_id != person.pk:
        lease = conversation.lease_until
        if lease is not None and lease >= now:
            return Verdict("taken", _("A colleague is already talking to this customer."))
    if not conversation.is_running:
        return Verdict("ended", _("This conversation has ended."))
    return YES


def may_act_as_agent(person: Any, conversation: Conversation) -> Verdict:
    """Whether this person has the conversation: may write to the customer, give it back and end it."""
    claimed = conversation.state == Conversation.State.CLAIMED
    return YES if claimed and conversation.agent_id == person.pk else NOT_YOURS


def may_converse(person: Any, conversation: Conversation, *, now: datetime) -> Verdict:
    """Whether this person may write a message to the other side."""
    if conversation.customer_id != person.pk:
        return may_act_as_agent(person, conversation)
    ended = conversation.ended_at
    if not conversation.is_running and (ended is None or now - ended > REOPEN_WITHIN):
        return Verdict(
            "too_late", _("This conversation ended long ago. Ask a new question; a person can take it from there.")
        )
    return YES


def may_withdraw(person: Any, message: Message) -> Verdict:
    """Whether this person may take public words off the thread: who said them, agents, and moderators with a reason."""
    if not message.public or not getattr(person, "is_authenticated", False):
        return GONE
    return YES if is_a_side(person, message) or may_hide(person) else GONE


def is_a_side(person: Any, message: Message) -> bool:
    """Whether this person said it or sits at the desk it was said to; anybody else says why they take it off."""
    own_question = message.conversation.customer_id == person.pk
    return message.author_id == person.pk or (may_talk_as_agent(person) and not own_question)
