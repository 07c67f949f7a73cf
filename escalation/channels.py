"""Streams of the hand-over: one for each conversation, one for the console's queue."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Max

from escalation.actions import keep_lease, note_customer, show_presence
from escalation.models import Conversation, DeskClock, Message
from escalation.queries.messages import messages_for
from escalation.rules import may_talk_as_agent
from live.channels import Channel, Event, register


@register
class ConversationChannel(Channel):
    """Tells both sides of a conversation what was said, each only what it may read."""

    name = "conversation"

    def may_listen(self, user: Any, key: str) -> bool:
        """The customer and agents."""
        return key.isdigit() and len(key) < 19 and Conversation.objects.visible_to(user).filter(pk=int(key)).exists()

    def newest(self, keys: Collection[str]) -> Mapping[str, int]:
        """The newest message of each."""
        ids = [int(key) for key in keys if key.isdigit()]
        rows = Message.objects.filter(conversation__in=ids).order_by().values_list("conversation")
        return {str(key): newest for key, newest in rows.annotate(Max("pk"))}

    def events_after(self, key: str, last_id: int, user: Any, limit: int) -> Sequence[Event]:
        """Messages after ``last_id`` that this side may read: kind and side; the page fetches them as it draws them itself."""
        rows = messages_for(int(key), user=user)
        return [
            Event(row.pk, "said", {"kind": row.kind, "mine": row.author_id == user.pk})
            for row in rows.filter(pk__gt=last_id).order_by("pk")[:limit]
        ]

    def standing(self, key: str, user: Any) -> Mapping[str, int]:
        """``read``: the newest message the other side has seen. One query."""
        row = Conversation.objects.filter(pk=int(key)).values("customer", "customer_read", "agent_read").first()
        return {"read": row["agent_read" if row["customer"] == user.pk else "customer_read"]} if row else {}

    def present(self, user: Any, key: str, *, here: bool) -> None:
        """The customer is there, or no longer; an agent with the conversation open keeps their claim."""
        note_customer(by=user, conversation_id=int(key), here=here)
        if here and may_talk_as_agent(user):
            keep_lease(by=user, conversation_id=int(key))


@register
class DeskChannel(Channel):
    """Says only that something changed at the desk; the console then fetches its queue anew."""

    name = "desk"

    def may_listen(self, user: Any, key: str) -> bool:
        """Agents."""
        return key == "all" and may_talk_as_agent(user)

    def newest(self, keys: Collection[str]) -> Mapping[str, int]:
        """The desk's clock."""
        changes = DeskClock.objects.filter(pk=1).values_list("changes", flat=True).first()
        return {"all": changes} if changes and "all" in keys else {}

    def events_after(self, key: str, last_id: int, user: Any, limit: int) -> Sequence[Event]:
        """One event for however many changes."""
        changes = self.newest([key]).get("all", 0)
        return [Event(changes, "changed", {})] if changes > last_id else []

    def present(self, user: Any, key: str, *, here: bool) -> None:
        """An open console is a sign of life; when it closes the grace runs out by itself (there may be a second window)."""
        if here:
            show_presence(by=user)
