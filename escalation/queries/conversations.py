"""The page of a conversation, for either side."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from accounts.limits import in_words
from escalation.models import Conversation, Proposal
from escalation.queries.messages import MESSAGES_SHOWN, MessageView, first_name, message_view, messages_for
from escalation.rules import Missing
from forum.queries.facts import ThreadFacts, facts_of


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
    proposal_html: SafeString
    proposal_by: str
    agent: str
    """The first name of whoever has or had it, empty for nobody."""
    place: int
    """1 for the next in line; 0 when nobody waits here."""
    waited: str
    """How long the customer waits, or waited the last time, in words."""
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
    proposal = conversation.proposals.select_related("agent").order_by("-pk").first()
    return ConversationPage(
        conversation=conversation,
        thread=thread,
        messages=tuple(message_view(row, conversation, user) for row in rows_shown),
        older=len(newest) > MESSAGES_SHOWN,
        last_id=rows_shown[-1].pk if rows_shown else 0,
        proposal=proposal,
        # Made safe by markup when it was written.
        proposal_html=mark_safe(proposal.body_html if proposal else ""),  # noqa: S308
        proposal_by=first_name(proposal.agent) if proposal else "",
        agent=first_name(conversation.agent),
        place=place_in_line(conversation),
        waited=_waited(conversation),
        as_agent=as_agent,
    )


def _waited(conversation: Conversation) -> str:
    until = conversation.claimed_at or (timezone.now() if conversation.state == Conversation.State.WAITING else None)
    seconds = int((until - conversation.waiting_since).total_seconds()) if until else 0
    return in_words(max(seconds, 1))


def place_in_line(conversation: Conversation) -> int:
    """1 for the one who is next; 0 for a conversation that does not wait. One query, none if it does not."""
    if conversation.state != Conversation.State.WAITING:
        return 0
    return Conversation.objects.waiting().filter(waiting_since__lt=conversation.waiting_since).count() + 1


def conversation_of(thread_id: int, *, user: Any) -> Conversation | None:
    """The conversation of a thread, if there is one and it is for this person. One query; none for visitors."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Conversation.objects.visible_to(user).select_related("agent").filter(thread_id=thread_id).first()
