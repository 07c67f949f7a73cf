"""When an article may be made of a conversation, and how its draft is known as one."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.rules import may_draft
from escalation.models import Conversation, Proposal
from escalation.rules.talk import AGENTS_ONLY, may_talk_as_agent
from forum.rules import YES, Verdict

KEY = re.compile(r"conversation:([0-9]{1,18})")


def draft_key(conversation_id: int) -> str:
    """The key of the draft made of this conversation; one draft a key and language."""
    return f"conversation:{conversation_id}"


def conversations_in(keys: Iterable[str]) -> tuple[int, ...]:
    """The conversations that ``keys`` of drafts name; other rooms make drafts too."""
    return tuple(int(found[1]) for key in keys if (found := KEY.fullmatch(key)))


def may_make_article(person: Any, conversation: Conversation, proposal: Proposal | None) -> Verdict:
    """Whether this agent may hand the editors a draft of it: once it has ended, and not of their own question.

    While the customer has not said whether everybody may read the answer (``proposal``, the last one), and when they keep it
    between the two, it is not passed on: what editors have read cannot be taken back.
    """
    if not may_talk_as_agent(person) or conversation.customer_id == person.pk:
        return AGENTS_ONLY
    if not may_draft(person):
        return Verdict("no_drafts", _("You may not hand drafts to the editors."))
    if conversation.is_running:
        return Verdict("running", _("End the conversation first; then make an article of what helped."))
    if proposal is not None and proposal.consent == Proposal.Consent.ASKED:
        return Verdict("asked", _("The customer has not decided about the answer yet. Then make an article of it."))
    if proposal is not None and proposal.consent == Proposal.Consent.KEPT:
        return Verdict("kept", _("The customer keeps this answer private. Write the article among the articles."))
    return YES
