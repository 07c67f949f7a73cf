"""Hand a thread over to a person: the asker's own thread, or a private one opened for it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from escalation.actions.records import add_event, add_message
from escalation.actions.send_message import send_message
from escalation.models import Conversation, Message
from escalation.queries.desk import on_duty, promise, site_time
from escalation.queries.places import board_for
from escalation.queries.situations import situation_of
from escalation.rules import Missing, Refused, may_hand_over, title_and_text
from escalation.signals import HANDED_OVER
from escalation.trail import checked_trail
from forum.actions import ask_question
from forum.queries.facts import facts_of
from news.announce import announce


@transaction.atomic
def hand_over(
    *, by: Any, thread_id: int, words: str = "", trail: Sequence[Mapping[str, Any]] = (), key: UUID | None = None
) -> Conversation:
    """Put the thread into the queue. A thread has one conversation: an ended one is reopened, a running one is given back as it is.

    Args:
        words: what the customer adds; becomes the first message.
        trail: what they agreed to share of the last 24 hours (checked and capped).
        key: from the form; the same key adds its words once.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: not the asker, not yet, not any more, too often today.
    """
    facts = facts_of(thread_id, user=by)
    if facts is None:
        raise Missing
    # The row is made first and locked, so that two clicks meet here and not in the queue.
    now = timezone.now()
    conversation, fresh = Conversation.objects.get_or_create(
        thread_id=thread_id,
        defaults={
            "customer": by,
            "language": facts.language,
            "state": Conversation.State.LEFT,
            "opened_at": now,
            "ended_at": now,
        },
    )
    conversation = Conversation.objects.select_for_update(no_key=True).get(pk=conversation.pk)
    if conversation.is_running and conversation.customer_id == by.pk:
        if words.strip():
            send_message(by=by, conversation_id=conversation.pk, body=words, key=key)
        return conversation
    eligible = may_hand_over(situation_of(facts, by, present=on_duty()), now=site_time(now))
    if not eligible:
        raise Refused("not_now", eligible.words)
    conversation.state = Conversation.State.WAITING
    conversation.waiting_since = now
    ahead = Conversation.objects.waiting().exclude(pk=conversation.pk).count()
    conversation.estimate = promise(before=ahead)
    conversation.trail = checked_trail(trail, now=now)
    conversation.agent = conversation.claimed_at = conversation.lease_until = conversation.ended_at = None
    conversation.outcome, conversation.outcome_note = "", ""
    conversation.save()
    add_event(conversation, "handed_over" if fresh else "reopened", by=by)
    if words.strip() and not conversation.messages.filter(key=key, key__isnull=False).exists():
        add_message(conversation, Message.Kind.CUSTOMER, words, by=by, key=key)
    announce(HANDED_OVER, conversation=conversation.pk, thread=thread_id, customer=by.pk)
    return conversation


@transaction.atomic
def open_private(
    *,
    by: Any,
    words: str,
    language: str,
    board_id: int | None = None,
    trail: Sequence[Mapping[str, Any]] = (),
    key: UUID | None = None,
) -> Conversation:
    """From anywhere, with one field: a private thread is opened with its conversation, titled by the first sentence of ``words``.

    Args:
        board_id: where it would stand if it were public; None takes the best guess.

    Raises:
        Refused: (of the forum or of here) the text is too short or too long, too often today; there is no board.
    """
    if board_id is None:
        board_id = board_for(words, checked_trail(trail, now=timezone.now()), language=language)
    title, body = title_and_text(words)
    thread = ask_question(
        by=by,
        board_id=board_id or 0,
        title=title,
        body=body,
        language=language,
        private=True,
        key=key,
    )
    return hand_over(by=by, thread_id=thread.pk, trail=trail)
