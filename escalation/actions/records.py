"""What every write of a conversation shares: the lock, the line in the log, the desk's clock, the nudge to listeners."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from escalation.models import Conversation, DeskClock, Message
from escalation.rules import Missing, Refused
from forum.actions import note_person
from forum.queries.facts import ThreadFacts, facts_of
from live.channels import publish
from markup.render import MarkupError, Rendered, render


def lock_conversation(conversation_id: int, by: Any) -> Conversation:
    """The conversation, locked until the transaction ends, so that its messages become visible in their order.

    Raises:
        Missing: no such conversation, or not for this person.
    """
    conversation = _locked(conversation_id, by)
    # An agent sees a conversation only with its thread: a hidden one is not for everybody at the desk.
    if conversation.customer_id != by.pk and not facts_of(conversation.thread_id, user=by):
        raise Missing
    return conversation


def lock_with_thread(conversation_id: int, by: Any) -> tuple[Conversation, ThreadFacts]:
    """The conversation, locked likewise, and the facts of its thread.

    Raises:
        Missing: no such conversation or thread, or not for this person.
    """
    conversation = _locked(conversation_id, by)
    facts = facts_of(conversation.thread_id, user=by)
    if facts is None:
        raise Missing
    return conversation, facts


def _locked(conversation_id: int, by: Any) -> Conversation:
    rows = Conversation.objects.visible_to(by).select_for_update(no_key=True, of=("self",))
    conversation = rows.filter(pk=conversation_id).first()
    if conversation is None:
        raise Missing
    return conversation


def add_event(conversation: Conversation, event: str, *, by: Any = None, tell: bool = True) -> Message:
    """A line in the log of the locked conversation: what happened; its words are made when it is shown.

    ``tell=False`` leaves the clock alone, for whoever has more to lock; they see to it that listeners are told.
    """
    return _added(Message(conversation=conversation, kind=Message.Kind.EVENT, event=event, author=by), tell=tell)


def add_message(
    conversation: Conversation, kind: str, body: str, *, by: Any, public: bool = False, key: UUID | None = None
) -> Message:
    """Something said in the locked conversation, rendered once and for all."""
    rendered = written(body)
    return _added(
        Message(
            conversation=conversation,
            kind=kind,
            author=by,
            public=public,
            body=rendered.source,
            body_html=rendered.html,
            key=key,
        )
    )


def written(body: str) -> Rendered:
    """``body`` as it is stored.

    Raises:
        Refused: it is nested too deeply or too much for Markdown; the sentence says what to do.
    """
    try:
        return render(body)
    except MarkupError as error:
        raise Refused("markup", str(error), "body") from error


def _added(message: Message, *, tell: bool = True) -> Message:
    message.at = timezone.now()
    message.save(force_insert=True)
    if message.kind == Message.Kind.AGENT:
        said = message.conversation
        said.agent_said, said.agent_said_at = message.pk, message.at
        said.save(update_fields=["agent_said", "agent_said_at"])
    if tell:
        tell_listeners(message.conversation)
    return message


def tell_listeners(conversation: Conversation) -> None:
    """Move the desk's clock on and say that there is something new, after the commit.

    The clock is one row, held until the commit: whatever else has to be locked is locked before.
    """
    if not DeskClock.objects.filter(pk=1).update(changes=F("changes") + 1):
        DeskClock.objects.bulk_create([DeskClock(pk=1, changes=1)], ignore_conflicts=True)
        DeskClock.objects.filter(pk=1).update(changes=F("changes") + 1)
    publish("conversation", str(conversation.pk))
    publish("desk", "all")


def note_aboard(conversation: Conversation, *, aboard: bool) -> None:
    """Tell the thread that a person is with it, or no longer. A thread that neither side can see any more is left alone."""
    side = conversation.customer or conversation.agent
    if side is None:
        return
    with suppress(Missing):
        note_person(by=side, thread_id=conversation.thread_id, aboard=aboard)


def end(conversation: Conversation, state: str, outcome: str = "", note: str = "") -> None:
    """Close the locked conversation."""
    conversation.state = state
    conversation.ended_at = timezone.now()
    conversation.outcome = outcome
    conversation.outcome_note = note
    conversation.lease_until = None
    conversation.save(update_fields=["state", "ended_at", "outcome", "outcome_note", "lease_until"])
