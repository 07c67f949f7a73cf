"""What the hand-over tells people while they are away, and in which words; who is told stands in `escalation.receivers`."""

from django.utils.translation import gettext_lazy as _

from escalation.querysets import CONSOLE
from inbox.kinds import Kind, Setting, Tab, register

CONVERSATIONS = Setting(
    "escalation.conversations",
    label=_("A person writes to you"),
    note=_("while you are away from the conversation"),
    icon="pilot-flag",
)

OPEN_CONVERSATION = _("Open the conversation")
HANDED = _("You handed this thread to a person.")


def notice_group(conversation_id: int) -> str:
    """The group that notices about a conversation belong to: opening its page reads them all."""
    return f"escalation.conversation:{conversation_id}"


PERSON_WROTE = register(
    Kind(
        "escalation.person_wrote",
        CONVERSATIONS,
        tab=Tab.PEOPLE,
        word=_("A person"),
        text=_("%(who)s: “%(snippet)s”"),
        lead=_("%(who)s wrote to you:"),
        subject=_("%(who)s wrote: %(title)s"),
        action=OPEN_CONVERSATION,
        why=HANDED,
        tone="person",
    )
)
ANSWER_PROPOSED = register(
    Kind(
        "escalation.answer_proposed",
        CONVERSATIONS,
        tab=Tab.PEOPLE,
        word=_("A person"),
        text=_("%(who)s would like to publish an answer for everyone. You decide."),
        lead=_("%(who)s would like to publish this for everyone. You decide:"),
        subject=_("Your word is needed: %(title)s"),
        action=_("Read and decide"),
        why=HANDED,
        tone="person",
    )
)
CONVERSATION_ENDED = register(
    Kind(
        "escalation.conversation_ended",
        CONVERSATIONS,
        tab=Tab.PEOPLE,
        word=_("A person"),
        text=_("%(who)s ended the conversation. Write there if it comes back."),
        subject=_("The conversation has ended: %(title)s"),
        action=OPEN_CONVERSATION,
        why=HANDED,
        tone="person",
    )
)
MESSAGE_WITHDRAWN = register(
    Kind(
        "escalation.message_withdrawn",
        CONVERSATIONS,
        tab=Tab.PEOPLE,
        word=_("Off the thread"),
        text=_("What you wrote for everyone no longer stands on the thread. %(reason)s"),
        subject=_("No longer on the thread: %(title)s"),
        action=OPEN_CONVERSATION,
        why=_("You wrote it."),
        icon="private",
    )
)
DECISIONS = Setting(
    "escalation.decisions",
    label=_("The customer decided"),
    note=_("about an answer you proposed for everyone"),
    icon="public",
    permission=CONSOLE,
)
ANSWER_PUBLISHED = register(
    Kind(
        "escalation.answer_published",
        DECISIONS,
        tab=Tab.ANSWERS,
        word=_("Published"),
        text=_("%(who)s agreed: your answer is published."),
        subject=_("Your answer is published: %(title)s"),
        action=_("Read the answer"),
        why=_("You proposed this answer."),
        tone="good",
    )
)
ANSWER_KEPT = register(
    Kind(
        "escalation.answer_kept",
        DECISIONS,
        tab=Tab.ANSWERS,
        word=_("Kept private"),
        text=_("%(who)s keeps your answer between you."),
        subject=_("Your answer stays private: %(title)s"),
        action=OPEN_CONVERSATION,
        why=_("You proposed this answer."),
        icon="private",
    )
)
