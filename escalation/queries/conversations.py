"""The page of a conversation, for either side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from escalation.models import Conversation, Message, Proposal
from escalation.rules import Missing
from forum.queries.facts import ThreadFacts, facts_of

# The newest lines shown at once; older ones on pages before.
MESSAGES_SHOWN = 200


@dataclass(frozen=True)
class MessageView:
    """One line of the log as one reader sees it."""

    id: int
    kind: str
    author: Any
    mine: bool
    html: SafeString
    event: str
    public: bool
    at: datetime
    clock: str
    """How `when` writes it: the time alone for today's, the date with it for older ones."""
    read: bool
    """The other side has seen it."""


@dataclass(frozen=True)
class ConversationPage:
    """A conversation with its thread and its log, oldest first; ``older`` says that there is more before."""

    conversation: Conversation
    thread: ThreadFacts
    messages: tuple[MessageView, ...]
    older: bool
    last_id: int
    proposal: Proposal | None
    """The newest one, decided or not."""
    place: int
    """1 for the next in line; 0 when nobody waits here."""
    as_agent: bool


def conversation_page(*, conversation_id: int, user: Any, before: int = 0) -> ConversationPage:
    """The page for the customer or an agent. ``before`` gives the messages before that one. Six queries.

    Raises:
        Missing: no such conversation, or not for this person.
    """
    rows = Conversation.objects.visible_to(user).select_related("customer", "agent")
    conversation = rows.filter(pk=conversation_id).first()
    thread = facts_of(conversation.thread_id, user=user) if conversation else None
    if conversation is None or thread is None:
        raise Missing
    as_agent = conversation.customer_id != user.pk
    shown = messages_for(conversation.pk, user=user).select_related("author")
    if before:
        shown = shown.filter(pk__lt=before)
    newest = list(shown.order_by("-pk")[: MESSAGES_SHOWN + 1])
    rows_shown = newest[:MESSAGES_SHOWN][::-1]
    return ConversationPage(
        conversation=conversation,
        thread=thread,
        messages=tuple(message_view(row, conversation, user) for row in rows_shown),
        older=len(newest) > MESSAGES_SHOWN,
        last_id=rows_shown[-1].pk if rows_shown else 0,
        proposal=conversation.proposals.order_by("-pk").first(),
        place=place_in_line(conversation),
        as_agent=as_agent,
    )


def messages_for(conversation_id: int, *, user: Any) -> Any:
    """The log of a conversation this person may see; internal notes are for agents, and not about their own conversation."""
    rows = Message.objects.filter(conversation__in=Conversation.objects.visible_to(user).filter(pk=conversation_id))
    mine = Q(conversation__customer=user)
    return rows.exclude(mine, kind=Message.Kind.NOTE)


def message_view(row: Message, conversation: Conversation, user: Any) -> MessageView:
    """One line as ``user`` sees it; None is everybody."""
    read_by_other = conversation.agent_read if row.kind == Message.Kind.CUSTOMER else conversation.customer_read
    return MessageView(
        id=row.pk,
        kind=row.kind,
        author=row.author,
        mine=user is not None and row.author_id == user.pk,
        # Made safe by markup when it was written.
        html=mark_safe(row.body_html),  # noqa: S308
        event=event_words(row),
        public=row.public,
        at=row.at,
        clock="time" if timezone.localdate(row.at) == timezone.localdate() else "",
        read=row.kind != Message.Kind.NOTE and row.pk <= read_by_other,
    )


def event_words(row: Message) -> str:
    """What happened, in the reader's language; empty for messages."""
    who = row.author.name if row.author else _("A former member")
    sentences = {
        "handed_over": _("%(who)s handed this thread to a person"),
        "reopened": _("%(who)s wrote again; the conversation is open"),
        "claimed": _("%(who)s is here"),
        "released": _("%(who)s gave the conversation back; the next person takes it"),
        "lapsed": _("The connection to %(who)s was lost; the next person takes it"),
        "proposed": _("%(who)s would like to publish this as an answer, without the customer's name"),
        "published": _("The answer is published for everyone"),
        "kept": _("The answer stays between us"),
        "resolved": _("%(who)s ended the conversation"),
        "left": _("%(who)s left the conversation"),
    }
    return sentences[row.event] % {"who": who} if row.event in sentences else ""


def place_in_line(conversation: Conversation) -> int:
    """1 for the one who is next; 0 for a conversation that does not wait. One query, none if it does not."""
    if conversation.state != Conversation.State.WAITING:
        return 0
    return Conversation.objects.waiting().filter(waiting_since__lt=conversation.waiting_since).count() + 1


def conversation_of(thread_id: int, *, user: Any) -> Conversation | None:
    """The conversation of a thread, if there is one and it is for this person. One query; none for visitors."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Conversation.objects.visible_to(user).filter(thread_id=thread_id).first()


def conversations_of(user: Any) -> Sequence[Conversation]:
    """A customer's own, newest first, at most fifty."""
    rows = Conversation.objects.filter(customer=user).select_related("agent").order_by("-opened_at")
    return list(rows[:50])


def public_messages(thread_id: int) -> tuple[MessageView, ...]:
    """What both sides said on the thread for everybody, oldest first, at most the newest two hundred. One query."""
    rows = Message.objects.filter(conversation__thread=thread_id, public=True).select_related("author", "conversation")
    newest = rows.order_by("-pk")[:MESSAGES_SHOWN]
    return tuple(message_view(row, row.conversation, None) for row in reversed(newest))
