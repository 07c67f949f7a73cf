"""What is said in a conversation, as one reader sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from escalation.models import Conversation, Message

# The newest lines shown at once; older ones on pages before.
MESSAGES_SHOWN = 200
EVENTS_OF_AGENTS = frozenset({"claimed", "released", "lapsed", "proposed", "resolved"})


@dataclass(frozen=True)
class MessageView:
    """One line of the log as one reader sees it."""

    id: int
    kind: str
    author: Any
    called: str
    mine: bool
    html: SafeString
    event: str
    public: bool
    at: datetime
    clock: str
    """How `when` writes it: the time alone for today's, the date with it for older ones."""
    read: bool
    """The other side has seen it."""


def messages_for(conversation_id: int, *, user: Any) -> Any:
    """The log of a conversation this person may see; internal notes are for agents, and not about their own conversation."""
    rows = Message.objects.filter(conversation__in=Conversation.objects.visible_to(user).filter(pk=conversation_id))
    mine = Q(conversation__customer=user)
    # That they handed it over their own page says above the log.
    return rows.exclude(mine & (Q(kind=Message.Kind.NOTE) | Q(event="handed_over")))


def message_view(row: Message, conversation: Conversation, user: Any) -> MessageView:
    """One line as ``user`` sees it; None is everybody."""
    read_by_other = conversation.agent_read if row.kind == Message.Kind.CUSTOMER else conversation.customer_read
    return MessageView(
        id=row.pk,
        kind=row.kind,
        author=row.author,
        called=_called(row),
        mine=user is not None and row.author_id == user.pk,
        # Made safe by markup when it was written.
        html=mark_safe(row.body_html),  # noqa: S308
        event=event_words(row),
        public=row.public,
        at=row.at,
        clock="time" if timezone.localdate(row.at) == timezone.localdate() else "",
        read=row.kind != Message.Kind.NOTE and row.pk <= read_by_other,
    )


def public_messages(thread_id: int) -> tuple[MessageView, ...]:
    """What both sides said on the thread for everybody, oldest first, at most the newest two hundred. One query."""
    rows = Message.objects.filter(conversation__thread=thread_id, public=True).select_related("author", "conversation")
    newest = rows.order_by("-pk")[:MESSAGES_SHOWN]
    return tuple(message_view(row, row.conversation, None) for row in reversed(newest))


def event_words(row: Message) -> str:
    """What happened, in the reader's language; empty for messages."""
    sentences = {
        "handed_over": _("%(who)s handed this thread to a person"),
        "reopened": _("%(who)s wrote again; the conversation is open"),
        "claimed": _("%(who)s is here"),
        "released": _("%(who)s gave the conversation back; the next person takes it"),
        "lapsed": _("The connection to %(who)s was lost; the next person takes it"),
        "proposed": _("%(who)s ended the conversation and would like to publish an answer for everyone"),
        "published": _("The answer is published for everyone"),
        "kept": _("The answer stays between you"),
        "resolved": _("%(who)s ended the conversation"),
        "left": _("%(who)s left the conversation"),
    }
    return sentences[row.event] % {"who": _called(row)} if row.event in sentences else ""


def _called(row: Message) -> str:
    """Agents appear by their first name, customers as they call themselves."""
    if row.author is None:
        return _("A former member")
    from_desk = row.kind in {Message.Kind.AGENT, Message.Kind.NOTE} or row.event in EVENTS_OF_AGENTS
    return first_name(row.author) if from_desk else str(row.author.name)


def first_name(person: Any) -> str:
    """The first word of a name."""
    return str(person.name).split()[0] if person and str(person.name).strip() else ""
