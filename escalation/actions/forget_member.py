"""What goes when a member leaves."""

from typing import Any

from django.db import transaction

from escalation.actions.claim import return_to_queue
from escalation.actions.records import add_event, end, note_aboard, tell_listeners
from escalation.models import Conversation, Message, Proposal
from escalation.signals import CONVERSATION_FORGOTTEN
from news.announce import announce


@transaction.atomic
def forget_member(*, member: Any) -> None:
    """End ``member``'s own conversations without a trace of what they said in private; put back those they had taken.

    What they said in public stays on its thread, as everything public does. Runs in the transaction that deletes the account: many
    threads are locked after this, and whoever claims holds a thread before the desk's clock. So the clock is moved afterwards, by
    the receiver of CONVERSATION_FORGOTTEN.
    """
    rows = Conversation.objects.select_for_update(no_key=True).order_by("pk")
    for conversation in rows.filter(agent=member, state=Conversation.State.CLAIMED):
        return_to_queue(conversation, "released", tell=False)
        announce(CONVERSATION_FORGOTTEN, conversation=conversation.pk)
    for conversation in rows.filter(customer=member):
        if conversation.is_running:
            note_aboard(conversation, aboard=False)
            end(conversation, Conversation.State.LEFT)
            add_event(conversation, "left", tell=False)
            announce(CONVERSATION_FORGOTTEN, conversation=conversation.pk)
        conversation.trail = []
        conversation.save(update_fields=["trail"])
        conversation.proposals.filter(consent=Proposal.Consent.ASKED).update(consent=Proposal.Consent.KEPT)
    own = Message.objects.filter(conversation__customer=member, author=member, public=False)
    own.exclude(kind=Message.Kind.EVENT).delete()


@transaction.atomic
def tell_of_forgetting(*, conversation_id: int) -> None:
    """Show open pages what `forget_member` did to a conversation, once the account is gone; nothing where that is gone too."""
    conversation = Conversation.objects.filter(pk=conversation_id).first()
    if conversation is not None:
        tell_listeners(conversation)
