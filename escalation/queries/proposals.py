"""A proposed answer, for the customer who decides about it."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from escalation.models import Conversation, Proposal
from escalation.queries.messages import first_name
from escalation.rules import Missing
from forum.queries.facts import ThreadFacts, facts_of


@dataclass(frozen=True)
class ProposalPage:
    """A proposed answer with its conversation and thread."""

    proposal: Proposal
    conversation: Conversation
    thread: ThreadFacts
    html: SafeString
    by: str


def proposal_page(*, proposal_id: int, user: Any) -> ProposalPage:
    """A proposal for the customer it was made to. Three queries.

    Raises:
        Missing: no such proposal, or somebody else's.
    """
    rows = Proposal.objects.select_related("conversation", "agent").filter(conversation__customer=user.pk)
    proposal = rows.filter(pk=proposal_id).first()
    thread = facts_of(proposal.conversation.thread_id, user=user) if proposal else None
    if proposal is None or thread is None:
        raise Missing
    html = mark_safe(proposal.body_html)  # noqa: S308  # made safe by markup when it was written
    return ProposalPage(proposal, proposal.conversation, thread, html, first_name(proposal.agent))
