"""What is said in a conversation, as one reader sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from escalation.models import Conversation, Message
from escalation.rules import Missing, is_a_side, may_withdraw
from forum.queries.facts import ThreadFacts, facts_of

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
    withdrawn: bool
    """It stood on the thread for everyone and no longer does."""
    why: str
    """A moderator's reason for that."""
    may_withdraw: bool
    """It stands there, and this reader may take it off."""


def messages_for(conversation_id: int, *, user: Any) -> Any:
    """The log of a conversation this person may see; internal notes are for agents, and not about their own conversation."""
    rows = Message.objects.filter(conversation__in=Conversation.objects.visible_to(user).filter(pk=conversation_id))
    mine = Q(conversation__customer=user)
    # That they handed it over their own page says above the log.
    return rows.exclude(mine & (Q(kind=Message.Kind.NOTE) | Q(event="handed_over")))


def message_view(row: Message, conversation: Conversation, user: Any) -> MessageView:
    """One line as ``user`` sees it; None is everybody."""
    row.conversation = conversation
    read_by_other = conversation.agent_read if row.kind == Message.Kind.CUSTOMER else conversation.customer_read
    return MessageView(
        id=row.pk,
        kind=row.kind,
        author=row.author,
        called=_called(row),
        mine=user is not None and row.author_id == user.pk,
        # Made safe by markup when it was written.
        html=mark_safe(row.body_html),  # noqa: S308
        event=event_words(row, user),
        public=row.public,
        at=row.at,
        clock="time" if timezone.localdate(row.at) == timezone.localdate() else "",
        read=row.kind != Message.Kind.NOTE and row.pk <= read_by_other,
        withdrawn=row.withdrawn_at is not None,
        why=row.withdrawn_reason,
        may_withdraw=row.public and bool(may_withdraw(user, row)),
    )


def public_messages(thread_id: int, *, user: Any = None) -> tuple[MessageView, ...]:
    """What both sides said on the thread for everybody, oldest first, at most the newest two hundred. One query.

    Drawn the same for everybody, but for what ``user`` may take off again.
    """
    rows = Message.objects.filter(conversation__thread=thread_id, public=True).select_related("author", "conversation")
    newest = rows.order_by("-pk")[:MESSAGES_SHOWN]
    return tuple(
        replace(message_view(row, row.conversation, None), may_withdraw=bool(may_withdraw(user, row)))
        for row in reversed(newest)
    )


def redrawn(shown: Sequence[MessageView], fresh: Sequence[MessageView]) -> list[MessageView]:
    """Lines an open page shows already that the ``fresh`` ones changed: an event says that words left the thread."""
    if not any(line.kind == Message.Kind.EVENT for line in fresh):
        return []
    return [line for line in shown if line.withdrawn and line not in fresh]


@dataclass(frozen=True)
class Withdrawal:
    """Public words somebody may take off the thread; ``done`` when they have done so already."""

    message: Message
    thread: ThreadFacts
    needs_reason: bool
    done: bool


def withdrawal(message_id: int, *, user: Any) -> Withdrawal:
    """What the page that asks about taking words off the thread shows. Two queries beside permissions.

    Raises:
        Missing: no such words, or not for this person to take off.
    """
    message = Message.objects.select_related("conversation", "author").filter(pk=message_id).first()
    done = message is not None and message.withdrawn_at is not None and message.withdrawn_by_id == user.pk
    if message is None or not (done or may_withdraw(user, message)):
        raise Missing
    thread = facts_of(message.conversation.thread_id, user=user)
    if thread is None:
        raise Missing
    return Withdrawal(message, thread, needs_reason=not is_a_side(user, message), done=done)


def event_words(row: Message, user: Any) -> str:
    """What happened, in the reader's language; empty for messages. The customer is told of their own deeds as theirs."""
    own = {
        "reopened": _("You wrote again; the conversation is open"),
        "left": _("You left the conversation"),
        "withdrawn": _("You took a message off the thread; it stays in the conversation"),
    }
    if user is not None and row.author_id == user.pk == row.conversation.customer_id and row.event in own:
        return own[row.event]
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
        "withdrawn": _("%(who)s took a message off the thread; it stays between you"),
        "hidden": _("A moderator took a message off the thread; it stays between you"),
    }
    return sentences[row.event] % {"who": _called(row)} if row.event in sentences else ""


def _called(row: Message) -> str:
    """Agents appear by their first name, customers as they call themselves."""
    if row.author is None:
        return _("A former member")
    from_desk = row.kind in {Message.Kind.AGENT, Message.Kind.NOTE} or row.event in EVENTS_OF_AGENTS
    if row.event == "withdrawn":
        from_desk = row.author_id != row.conversation.customer_id
    return first_name(row.author) if from_desk else str(row.author.name)


def first_name(person: Any) -> str:
    """The first word of a name."""
    return str(person.name).split()[0] if person and str(person.name).strip() else ""
