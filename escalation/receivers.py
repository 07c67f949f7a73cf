"""What the hand-over does about its own news: it tells those who are not there to see it.

Everything is looked up when the news is heard, perhaps much later: what was seen or undone meanwhile is not told.
"""

from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from escalation import notifications as kinds
from escalation import signals
from escalation.actions import tell_of_forgetting
from escalation.models import Conversation, Message, Proposal
from escalation.queries.messages import first_name
from escalation.rules import PRESENT_WITHIN
from forum.queries.facts import facts_of
from inbox.actions import mark_read_for_all, tell
from inbox.kinds import Kind
from news.announce import Told, hears

SNIPPET = 160
QUOTE = 1_000


@hears(signals.CONVERSATION_FORGOTTEN)
def show_what_was_forgotten(news: Told) -> None:
    """Move the desk's clock, which the deletion of the account could not hold."""
    tell_of_forgetting(conversation_id=news["conversation"])


@hears(signals.MESSAGE_UNSEEN)
def tell_of_a_message(news: Told) -> None:
    """The customer, of the newest message they have not seen."""
    conversation = _conversation(news)
    message = Message.objects.select_related("author").filter(pk=news["message"]).first()
    if conversation is None or message is None or conversation.customer_read >= message.pk:
        return
    words = " ".join(message.body.split())
    data = {"who": first_name(message.author), "snippet": words[:SNIPPET], "quote": message.body[:QUOTE]}
    _tell(news, conversation.customer, conversation, kinds.PERSON_WROTE, data)


@hears(signals.ANSWER_PROPOSED)
def tell_of_a_proposal(news: Told) -> None:
    """The customer: the answer waits for their word, whether they are there or not."""
    conversation = _conversation(news)
    proposal = Proposal.objects.select_related("agent").filter(pk=news["proposal"]).first()
    if conversation is None or proposal is None or proposal.consent != Proposal.Consent.ASKED:
        return
    data = {"who": first_name(proposal.agent), "quote": proposal.body[:QUOTE]}
    _tell(news, conversation.customer, conversation, kinds.ANSWER_PROPOSED, data)


@hears(signals.CONVERSATION_RESOLVED)
def tell_of_the_end(news: Told) -> None:
    """The customer who is not there, when it ended without an answer they have to decide about."""
    conversation = _conversation(news)
    if conversation is None or conversation.outcome in {Conversation.Outcome.ANSWERED, Conversation.Outcome.NONE}:
        return
    seen = conversation.customer_seen_at
    if seen is None or seen < timezone.now() - PRESENT_WITHIN:
        _tell(
            news, conversation.customer, conversation, kinds.CONVERSATION_ENDED, {"who": first_name(conversation.agent)}
        )


@hears(signals.MESSAGE_WITHDRAWN)
def tell_of_words_taken_off(news: Told) -> None:
    """Whoever wrote them, when somebody else took them off the thread."""
    conversation = _conversation(news)
    message = Message.objects.select_related("author").filter(pk=news["message"]).first()
    if conversation is None or message is None or message.author_id == news["by"]:
        return
    _tell(news, message.author, conversation, kinds.MESSAGE_WITHDRAWN, {"reason": message.withdrawn_reason})


@hears(signals.PROPOSAL_DECIDED)
def tell_of_the_customers_word(news: Told) -> None:
    """The agent who proposed it."""
    conversation = _conversation(news)
    proposal = Proposal.objects.select_related("agent").filter(pk=news["proposal"]).first()
    if conversation is None or proposal is None:
        return
    kind = kinds.ANSWER_PUBLISHED if proposal.consent == Proposal.Consent.AGREED else kinds.ANSWER_KEPT
    place = ("forum:post", ["answer", proposal.answer_id]) if proposal.answer_id else None
    _tell(news, proposal.agent, conversation, kind, {"who": _name(conversation.customer)}, place=place)


@hears(signals.PROPOSAL_DECIDED)
def end_the_question(news: Told) -> None:
    """The customer has decided, on whichever page: nothing asks for their word any more."""
    conversation = _conversation(news)
    if conversation is not None and conversation.customer_id:
        mark_read_for_all([conversation.customer_id], group=kinds.notice_group(conversation.pk))


def _conversation(news: Told) -> Conversation | None:
    return Conversation.objects.select_related("customer", "agent").filter(pk=news["conversation"]).first()


def _name(person: Any) -> str:
    return str(person.name) if person else ""


def _tell(
    news: Told,
    member: Any,
    conversation: Conversation,
    kind: Kind,
    data: dict[str, str],
    *,
    place: tuple[str, list[Any]] | None = None,
) -> None:
    """Tell ``member`` in their language, leading to the conversation or to ``place``; nothing of a thread they no longer see."""
    facts = facts_of(conversation.thread_id, user=member) if member else None
    if facts is None:
        return
    with translation.override(member.language):
        name, arguments = place or ("escalation:conversation", [conversation.pk])
        url = reverse(name, args=arguments)
    tell(
        news_id=news.id,
        member=member,
        kind=kind,
        url=url,
        data=data,
        group=kinds.notice_group(conversation.pk),
        title=facts.title,
    )
