"""End a conversation: with an answer for everyone that the customer may keep private, or with a reason why there is none."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from escalation.actions.records import add_event, end, lock_conversation, note_aboard, written
from escalation.models import Conversation, Proposal
from escalation.rules import (
    NOTE_LENGTH,
    PROPOSAL_LEAST,
    PROPOSAL_MOST,
    Missing,
    Refused,
    may_act_as_agent,
    may_talk_as_agent,
    require,
)
from escalation.signals import ANSWER_PROPOSED, CONVERSATION_LEFT, CONVERSATION_RESOLVED, PROPOSAL_DECIDED
from forum.actions import accept_answer, post_answer, publish_thread
from forum.queries.facts import facts_of
from news.announce import announce

Outcome = Conversation.Outcome
REASONS = (Outcome.PERSONAL, Outcome.KNOWN, Outcome.NO_ANSWER, Outcome.SILENT)


@transaction.atomic
def resolve_with_answer(*, by: Any, conversation_id: int, body: str) -> Proposal:
    """End the conversation with an answer proposed for everyone; it is published when the customer agrees.

    Raises:
        Missing: no such conversation, or not for this person.
        Refused: it is not this agent's, it has ended, the text is too short.
    """
    conversation = _own(by, conversation_id)
    if len(body.strip()) < PROPOSAL_LEAST:
        raise Refused(
            "too_short",
            _("Write the answer as somebody with the same question needs it: at least 15 characters."),
            "body",
        )
    if len(body) > PROPOSAL_MOST:
        raise Refused("too_long", _("Shorten the answer to 30,000 characters."), "body")
    conversation.proposals.filter(consent=Proposal.Consent.ASKED).delete()
    rendered = written(body)
    proposal = Proposal.objects.create(
        conversation=conversation, agent=by, body=rendered.source, body_html=rendered.html, at=timezone.now()
    )
    _resolve(conversation, by, Outcome.ANSWERED, "", event="proposed")
    announce(
        ANSWER_PROPOSED,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        proposal=proposal.pk,
        customer=conversation.customer_id,
        agent=by.pk,
    )
    return proposal


@transaction.atomic
def resolve_without_answer(*, by: Any, conversation_id: int, reason: str, note: str = "") -> Conversation:
    """End the conversation without an answer for everyone, for a stated reason.

    Raises:
        Missing: no such conversation, or not for this person.
        Refused: it is not this agent's, it has ended, no reason was chosen.
    """
    conversation = _own(by, conversation_id)
    if reason not in REASONS:
        raise Refused("no_reason", _("Choose why there is no answer for everyone."), "reason")
    _resolve(conversation, by, reason, note.strip()[:NOTE_LENGTH], event="resolved")
    return conversation


@transaction.atomic
def decide_proposal(
    *, by: Any, proposal_id: int, agree: bool, board_id: int | None = None, key: UUID | None = None
) -> Proposal:
    """The customer agrees to publish the answer, or keeps it between the two. Deciding twice the same way is once.

    With agreement a private thread becomes public too, on the board ``board_id`` (None: where it is).
    Kept, the answer stays in the conversation.

    Raises:
        Missing: no such proposal, or somebody else's.
        Refused: it was decided otherwise before, or the thread takes no answers any more.
    """
    conversation_id = Proposal.objects.filter(pk=proposal_id).values_list("conversation_id", flat=True).first()
    if conversation_id is None:
        raise Missing
    conversation = lock_conversation(conversation_id, by)
    if conversation.customer_id != by.pk:
        raise Missing
    proposal = Proposal.objects.get(pk=proposal_id)
    wanted = Proposal.Consent.AGREED if agree else Proposal.Consent.KEPT
    if proposal.consent == wanted:
        return proposal
    if proposal.consent != Proposal.Consent.ASKED:
        raise Refused("decided", _("You have decided about this answer before."))
    proposal.consent, proposal.decided_at = wanted, timezone.now()
    if agree:
        proposal.answer_id = _publish(conversation, proposal, by, board_id, key)
    proposal.save()
    add_event(conversation, "published" if agree else "kept", by=by)
    announce(
        PROPOSAL_DECIDED,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        proposal=proposal.pk,
        answer=proposal.answer_id,
        agent=proposal.agent_id,
    )
    return proposal


def _publish(conversation: Conversation, proposal: Proposal, by: Any, board_id: int | None, key: UUID | None) -> int:
    """Post the answer in the agent's name, open a private thread, and mark the asker's own solution if there is none yet."""
    facts = facts_of(conversation.thread_id, user=by)
    if facts is None:
        raise Missing
    if facts.private:
        publish_thread(by=by, thread_id=facts.id, consent=True, board_id=board_id)
    agent = proposal.agent
    if agent is None or not may_talk_as_agent(agent):
        raise Refused(
            "gone", _("The person who wrote this answer is no longer here. Ask for somebody else to publish it.")
        )
    # Each hears of it once: the customer did it themselves, and the agent is told of the customer's word by our own news.
    answer = post_answer(by=agent, thread_id=facts.id, body=proposal.body, official=True, key=key, knows=by)
    if not facts.solved:
        accept_answer(by=by, answer_id=answer.pk, knows=agent)
    return int(answer.pk)


@transaction.atomic
def leave(*, by: Any, conversation_id: int) -> Conversation:
    """The customer gives up waiting or ends the talk; writing again reopens it.

    Raises:
        Missing: no such conversation, or not the customer's.
    """
    conversation = lock_conversation(conversation_id, by)
    if conversation.customer_id != by.pk:
        raise Missing
    if not conversation.is_running:
        return conversation
    note_aboard(conversation, aboard=False)
    end(conversation, Conversation.State.LEFT)
    add_event(conversation, "left", by=by)
    announce(CONVERSATION_LEFT, conversation=conversation.pk, thread=conversation.thread_id, customer=by.pk)
    return conversation


def _own(by: Any, conversation_id: int) -> Conversation:
    conversation = lock_conversation(conversation_id, by)
    require(may_act_as_agent(by, conversation))
    return conversation


def _resolve(conversation: Conversation, by: Any, outcome: str, note: str, *, event: str) -> None:
    note_aboard(conversation, aboard=False)
    end(conversation, Conversation.State.RESOLVED, outcome, note)
    add_event(conversation, event, by=by)
    announce(
        CONVERSATION_RESOLVED,
        conversation=conversation.pk,
        thread=conversation.thread_id,
        customer=conversation.customer_id,
        agent=by.pk,
    )
