"""Who is there: the customer's open page, what each side has read, and the news that somebody missed a message."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from escalation.actions.records import lock_conversation, tell_listeners
from escalation.models import Conversation
from escalation.rules import PRESENT_WITHIN, UNSEEN_AFTER
from escalation.signals import MESSAGE_UNSEEN
from news.announce import announce

BATCH = 100


@transaction.atomic
def mark_read(*, by: Any, conversation_id: int, message_id: int) -> None:
    """This side has seen everything up to ``message_id``; never goes back.

    Raises:
        Missing: no such conversation, or not for this person.
    """
    conversation = lock_conversation(conversation_id, by)
    side = "customer_read" if conversation.customer_id == by.pk else "agent_read"
    newest = conversation.messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    seen = min(message_id, newest)
    if seen > getattr(conversation, side):
        setattr(conversation, side, seen)
        conversation.save(update_fields=[side])
        tell_listeners(conversation)


def note_customer(*, by: Any, conversation_id: int, here: bool) -> None:
    """The customer has their page open, or has closed it. Does nothing for anybody else."""
    own = Conversation.objects.filter(pk=conversation_id, customer=by)
    own.update(customer_seen_at=timezone.now() if here else None)


def notice_absent() -> int:
    """Announce what agents wrote to customers who are not there; how many. Run by the worker, safe to run twice at once."""
    now = timezone.now()
    untold = Conversation.objects.untold(gone_since=now - PRESENT_WITHIN, unseen_since=now - UNSEEN_AFTER)
    noticed = 0
    for pk in untold.values_list("pk", flat=True)[:BATCH]:
        with transaction.atomic():
            row = untold.select_for_update(no_key=True).filter(pk=pk).first()
            if row is None:
                continue
            row.customer_told = row.agent_said
            row.save(update_fields=["customer_told"])
            announce(
                MESSAGE_UNSEEN,
                conversation=row.pk,
                thread=row.thread_id,
                message=row.customer_told,
                customer=row.customer_id,
            )
            noticed += 1
    return noticed
