"""What goes when a member leaves."""

from typing import Any

from django.db import transaction

from escalation.actions.claim import return_to_queue
from escalation.actions.records import add_event, end, note_aboard
from escalation.models import Conversation, Message, Proposal


@transaction.atomic
def forget_member(*, member: Any) -> None:
    """End ``member``'s own conversations without a trace of what they said in private; put back those they had taken.

    What they said in public stays on its thread, as everything public does. Runs in the transaction that deletes the account.
    """
    rows = Conversation.objects.select_for_update(no_key=True).order_by("pk")
    for conversation in rows.filter(agent=member, state=Conversation.State.CLAIMED):
        return_to_queue(conversation, "released")
    for conversation in rows.filter(customer=member):
        if conversation.is_running:
            note_aboard(conversation, aboard=False)
            end(conversation, Conversation.State.LEFT)
            add_event(conversation, "left")
        conversation.trail = []
        conversation.save(update_fields=["trail"])
        conversation.proposals.filter(consent=Proposal.Consent.ASKED).update(consent=Proposal.Consent.KEPT)
    own = Message.objects.filter(conversation__customer=member, author=member, public=False)
    own.exclude(kind=Message.Kind.EVENT).delete()
