"""Make an article draft of a conversation that has ended."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from articles.actions import NoAddressError, NoSectionError, draft_from_text
from escalation.actions.records import lock_with_thread, tell_listeners
from escalation.models import Conversation, Message
from escalation.rules import Refused, draft_key, may_make_article, require
from forum.queries.facts import ThreadFacts
from markup.render import MarkupError

# Of an answer that was never written down as one: the agent's own words, the newest.
MESSAGES_USED = 50


@transaction.atomic
def make_article(*, by: Any, conversation_id: int, section_id: int | None = None) -> Conversation:
    """Hand the editors a draft of the question and its answer, each linked to the other. A second time is the first one's draft.

    It goes to the section ``section_id``, None to the first of the language.

    What a customer wrote in a private thread is not passed on: then the draft holds the answer alone, without their title.
    An answer that the customer keeps between the two, or has not decided about, is not passed on either.

    Raises:
        Missing: no such conversation, or not for this person.
        Refused: it has not ended, may not be drafted, says nothing yet, or the help has no place for it.
    """
    conversation, facts = lock_with_thread(conversation_id, by)
    proposal = conversation.proposals.order_by("-pk").first()
    require(may_make_article(by, conversation, proposal))
    if conversation.article_draft is not None:
        return conversation
    answer = proposal.body if proposal else _said(conversation)
    if not answer.strip():
        raise Refused("nothing_said", _("Nothing was answered here yet. Write the article among the articles."))
    with translation.override(facts.language):
        address = reverse("forum:thread", args=[facts.id, facts.slug])
        text = _markdown(facts, answer)
    try:
        conversation.article_draft = draft_from_text(
            title=_("From a private conversation") if facts.private else facts.title,
            language=facts.language,
            markdown=text,
            by=by,
            section_id=section_id,
            origin_url=address,
            key=draft_key(conversation.pk),
        )
    except NoSectionError as missing:
        if section_id is not None:
            raise Refused("section_gone", _("This section is no longer there. Choose another one.")) from missing
        raise Refused(
            "no_section",
            _("The help has no section in this language yet. Ask an editor to make one; then try again."),
        ) from missing
    except NoAddressError as missing:
        words = _("Readers would not find an article in this section: its addresses are taken. Choose another section.")
        raise Refused("no_address", words) from missing
    except MarkupError as error:
        raise Refused("too_long", str(error)) from error
    conversation.save(update_fields=["article_draft"])
    tell_listeners(conversation)
    return conversation


def _said(conversation: Conversation) -> str:
    """What the agents said, oldest first: the answer where none was written down as one."""
    said = conversation.messages.filter(kind=Message.Kind.AGENT).order_by("-pk").values_list("body", flat=True)
    return "\n\n".join(reversed(said[:MESSAGES_USED]))


def _markdown(facts: ThreadFacts, answer: str) -> str:
    if facts.private:
        return answer
    return f"## {_('Question')}\n\n{facts.body or facts.title}\n\n## {_('Answer')}\n\n{answer}"
