"""Streams of the hand-over: one for each conversation, one for the console's queue."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import translation

from escalation.actions import keep_lease, show_presence
from escalation.models import Conversation, DeskClock, Message
from escalation.queries.conversations import is_agent, message_view, messages_for
from live.channels import Channel, Event, register


@register
class ConversationChannel(Channel):
    """Messages as they are said; each comes as the HTML its reader would have got with the page."""

    name = "conversation"

    def may_listen(self, user: Any, key: str) -> bool:
        """The customer and agents."""
        return key.isdigit() and Conversation.objects.visible_to(user).filter(pk=int(key)).exists()

    def newest(self, keys: Collection[str]) -> Mapping[str, int]:
        """The newest message of each."""
        rows = (
            Message.objects.filter(conversation__in=[int(key) for key in keys]).order_by().values_list("conversation")
        )
        return {str(key): newest for key, newest in rows.annotate(Max("pk"))}

    def events_after(self, key: str, last_id: int, user: Any, limit: int) -> Sequence[Event]:
        """Messages after ``last_id``, rendered in the reader's language."""
        conversation = Conversation.objects.visible_to(user).filter(pk=int(key)).first()
        if conversation is None:
            return []
        as_agent = conversation.customer_id != user.pk
        rows = messages_for(conversation, as_agent=as_agent).filter(pk__gt=last_id).select_related("author")
        with translation.override(user.language):
            return [_event(row, conversation, user, as_agent=as_agent) for row in rows.order_by("pk")[:limit]]

    def present(self, user: Any, key: str, *, here: bool) -> None:
        """An agent with the conversation open keeps their claim."""
        if here and is_agent(user):
            keep_lease(by=user, conversation_id=int(key))


def _event(row: Message, conversation: Conversation, user: Any, *, as_agent: bool) -> Event:
    context = {"message": message_view(row, conversation, user), "as_agent": as_agent}
    html = render_to_string("escalation/_message.html", context)
    return Event(row.pk, "happened" if row.kind == Message.Kind.EVENT else "said", {"id": row.pk, "html": html})


@register
class DeskChannel(Channel):
    """Says only that something changed at the desk; the console then fetches its queue anew."""

    name = "desk"

    def may_listen(self, user: Any, key: str) -> bool:
        """Agents."""
        return key == "all" and is_agent(user)

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
