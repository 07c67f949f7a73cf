"""What a member takes along of their conversations."""

from collections.abc import Iterable
from typing import Any

from accounts.taking_along import Row, takes_along
from escalation.models import Conversation, Message

CHUNK = 500


@takes_along("escalation/conversations")
def conversations(member: Any) -> Iterable[Row]:
    """Their own conversations, with what they agreed to share."""
    rows = Conversation.objects.filter(customer=member).order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": row.pk,
            "question": row.thread_id,
            "state": row.state,
            "opened_at": row.opened_at,
            "ended_at": row.ended_at,
            "shared": row.trail,
        }


@takes_along("escalation/messages")
def messages(member: Any) -> Iterable[Row]:
    """What they said, and what was answered in their own conversations."""
    rows = Message.objects.filter(conversation__customer=member).exclude(kind=Message.Kind.NOTE).order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "conversation": row.conversation_id,
            "kind": row.kind,
            "own": row.author_id == member.pk,
            "event": row.event,
            "text": row.body,
            "public": row.public,
            "at": row.at,
        }
