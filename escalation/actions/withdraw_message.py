"""Take a public message off the thread; it stays in its conversation."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from escalation.actions.records import add_event
from escalation.models import Conversation, Message
from escalation.rules import Missing, is_a_side, may_withdraw, require
from escalation.signals import MESSAGE_WITHDRAWN
from forum.actions import note_talk_taken_off
from forum.queries.facts import facts_of
from forum.rules import check_reason
from news.announce import announce


@transaction.atomic
def withdraw_message(*, by: Any, message_id: int, reason: str = "") -> Message:
    """Take what was said for everyone back between the two sides. Who said it and agents may; a moderator says why.

    Taken off twice is taken off once, with the first reason.

    Raises:
        Missing: no such public message, or not for this person to take off.
        Refused: a moderator gave no reason.
    """
    conversation = Conversation.objects.select_for_update(no_key=True).filter(messages=message_id).first()
    if conversation is None or facts_of(conversation.thread_id, user=by) is None:
        raise Missing
    message = Message.objects.get(pk=message_id)
    message.conversation = conversation
    if message.withdrawn_at and message.withdrawn_by_id == by.pk:
        return message
    require(may_withdraw(by, message))
    own = is_a_side(by, message)
    message.public = False
    message.withdrawn_at, message.withdrawn_by = timezone.now(), by
    message.withdrawn_reason = "" if own else check_reason(reason)
    message.save(update_fields=["public", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    note_talk_taken_off(by=by, thread_id=conversation.thread_id, message=message.pk, reason=message.withdrawn_reason)
    add_event(conversation, "withdrawn" if own else "hidden", by=by)
    announce(
        MESSAGE_WITHDRAWN,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        message=message.pk,
        by=by.pk,
    )
    return message
