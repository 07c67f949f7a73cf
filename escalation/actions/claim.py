"""Claim a conversation, give it back, and take back what its agent no longer looks after."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from escalation.actions.records import add_event, lock_conversation, note_aboard
from escalation.models import Conversation
from escalation.rules import (
    LEASE,
    PRESENCE_LEASE,
    Missing,
    Refused,
    may_act_as_agent,
    may_claim,
    may_talk_as_agent,
    require,
)
from escalation.signals import CONVERSATION_CLAIMED, CONVERSATION_RETURNED
from news.announce import announce

BATCH = 100


@transaction.atomic
def claim(*, by: Any, conversation_id: int) -> Conversation:
    """Take a conversation; it is this agent's until the lease runs out. Claiming one's own again only renews the lease.

    Raises:
        Missing: no such conversation, or not for this person.
        Refused: a colleague has it, it has ended, it is one's own question.
    """
    conversation = lock_conversation(conversation_id, by)
    now = timezone.now()
    require(may_claim(by, conversation, now=now))
    conversation.lease_until = now + LEASE
    if conversation.state == Conversation.State.CLAIMED and conversation.agent_id == by.pk:
        conversation.save(update_fields=["lease_until"])
        return conversation
    conversation.state = Conversation.State.CLAIMED
    conversation.agent, conversation.claimed_at = by, now
    conversation.first_claimed_at = conversation.first_claimed_at or now
    conversation.save()
    note_aboard(conversation, aboard=True)
    add_event(conversation, "claimed", by=by)
    announce(
        CONVERSATION_CLAIMED,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        customer=conversation.customer_id,
        agent=by.pk,
    )
    return conversation


def claim_next(*, by: Any) -> Conversation | None:
    """Take the conversation that waits longest and may be taken; None when nobody waits."""
    if not may_talk_as_agent(by):
        raise Missing
    for pk in Conversation.objects.waiting().exclude(customer=by).values_list("pk", flat=True)[:BATCH]:
        try:
            return claim(by=by, conversation_id=pk)
        except (Missing, Refused):
            continue  # hidden meanwhile, or a colleague was faster
    return None


@transaction.atomic
def release(*, by: Any, conversation_id: int) -> Conversation:
    """Put one's conversation back into the queue, at the place it had.

    Raises:
        Missing: no such conversation, or not for this person.
        Refused: it is not this agent's.
    """
    conversation = lock_conversation(conversation_id, by)
    if conversation.state == Conversation.State.WAITING:
        return conversation
    require(may_act_as_agent(by, conversation))
    return_to_queue(conversation, "released")
    return conversation


def return_lapsed() -> int:
    """Put back what nobody looks after any more; how many. Run by the worker, safe to run twice at once."""
    now = timezone.now()
    returned = 0
    for pk in Conversation.objects.lapsed(now).values_list("pk", flat=True)[:BATCH]:
        with transaction.atomic():
            rows = Conversation.objects.lapsed(now).select_for_update(no_key=True)
            conversation = rows.filter(pk=pk).first()
            if conversation is not None:
                return_to_queue(conversation, "lapsed")
                returned += 1
    return returned


def return_to_queue(conversation: Conversation, why: str, *, tell: bool = True) -> None:
    """Put the locked conversation back, at the place it had; ``why`` is "released" or "lapsed", ``tell`` as of `add_event`."""
    agent = conversation.agent
    note_aboard(conversation, aboard=False)
    conversation.state = Conversation.State.WAITING
    conversation.agent = conversation.claimed_at = conversation.lease_until = None
    conversation.save(update_fields=["state", "agent", "claimed_at", "lease_until"])
    add_event(conversation, why, by=agent, tell=tell)
    announce(
        CONVERSATION_RETURNED,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        agent=agent.pk if agent else None,
        why=why,
    )


@transaction.atomic
def keep_lease(*, by: Any, conversation_id: int) -> None:
    """The agent's console is open: the claim stands at least two minutes longer. Does nothing for anybody else's."""
    now = timezone.now()
    mine = Conversation.objects.filter(pk=conversation_id, agent=by, state=Conversation.State.CLAIMED)
    mine.filter(lease_until__lt=now + PRESENCE_LEASE).update(lease_until=now + PRESENCE_LEASE)
