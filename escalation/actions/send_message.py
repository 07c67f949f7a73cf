"""Say something in a conversation: the customer, the agent, or an agent to colleagues."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from escalation.actions.records import add_event, add_message, lock_conversation
from escalation.models import Conversation, Message
from escalation.queries.desk import promise
from escalation.rules import AGENTS_ONLY, LEASE, MESSAGE_LENGTH, YES, Refused, may_converse, may_talk_as_agent, require
from escalation.signals import HANDED_OVER, MESSAGE_SENT
from forum.queries.facts import facts_of
from markup.render import clean_text
from news.announce import announce


@transaction.atomic
def send_message(
    *, by: Any, conversation_id: int, body: str, public: bool = False, note: bool = False, key: UUID | None = None
) -> Message:
    """Say ``body``. A customer's message reopens what was resolved; an agent's renews their lease.

    Args:
        public: shown on the thread to everybody who may see it; in a private thread it stays between the two.
        note: for colleagues only; any agent may write one, at any time.
        key: from the form; the same message sent twice is one message.

    Raises:
        Missing: no such conversation, or not for this person.
        Refused: empty or too long, not this agent's conversation, ended long ago.
    """
    conversation = lock_conversation(conversation_id, by)
    if key is not None and (already := Message.objects.filter(key=key, conversation=conversation).first()):
        return already
    _check(body)
    if note:
        # Nobody takes part in what colleagues say among themselves about one's own question.
        require(YES if may_talk_as_agent(by) and conversation.customer_id != by.pk else AGENTS_ONLY)
        return _said(conversation, Message.Kind.NOTE, body, by, key)
    require(may_converse(by, conversation, now=timezone.now()))
    public = public and _may_be_read(conversation, by)
    if conversation.customer_id == by.pk:
        if not conversation.is_running:
            _reopen(conversation, by)
        return _said(conversation, Message.Kind.CUSTOMER, body, by, key, public=public)
    conversation.lease_until = timezone.now() + LEASE
    conversation.save(update_fields=["lease_until"])
    return _said(conversation, Message.Kind.AGENT, body, by, key, public=public)


def _may_be_read(conversation: Conversation, by: Any) -> bool:
    """Whether there is a public thread that still takes words."""
    facts = facts_of(conversation.thread_id, user=by)
    if facts is not None and facts.closed_to_all:
        raise Refused(
            "archived", _("This thread takes nothing for everyone any more. Untick the box and send it again."), "body"
        )
    return facts is not None and not facts.private


def _check(body: str) -> None:
    if not clean_text(body).strip():
        raise Refused("empty", _("Write something first."), "body")
    if len(body) > MESSAGE_LENGTH:
        raise Refused("too_long", _("Shorten your message to 5,000 characters."), "body")


def _said(
    conversation: Conversation, kind: str, body: str, by: Any, key: UUID | None, *, public: bool = False
) -> Message:
    message = add_message(conversation, kind, body, by=by, public=public, key=key)
    announce(
        MESSAGE_SENT,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        message=message.pk,
        customer=conversation.customer_id,
        by=by.pk,
        kind=kind,
    )
    return message


def _reopen(conversation: Conversation, by: Any) -> None:
    conversation.state = Conversation.State.WAITING
    conversation.waiting_since = timezone.now()
    conversation.estimate = promise(before=Conversation.objects.waiting().count())
    conversation.agent = conversation.claimed_at = conversation.ended_at = None
    conversation.outcome, conversation.outcome_note = "", ""
    conversation.save()
    add_event(conversation, "reopened", by=by)
    announce(HANDED_OVER, conversation=conversation.pk, thread=conversation.thread_id, customer=by.pk)
