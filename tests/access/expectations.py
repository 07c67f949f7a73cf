"""Who sees what: the arguments of every address that names a thing, and who may open it, by the standing of its thread."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.access.shore import Moored

# Names of arguments in addresses -> what they name. An address with one that is missing here fails the table's own test.
NAMED: Mapping[str, Callable[[Moored], Any]] = {
    "thread_id": lambda moored: moored.thread.pk,
    "slug": lambda moored: moored.thread.slug,
    "conversation_id": lambda moored: moored.conversation.pk,
    "proposal_id": lambda moored: moored.proposal.pk,
    "message_id": lambda moored: moored.message.pk,
    "kind": lambda moored: "thread",
    "number": lambda moored: moored.thread.pk,
    "value": lambda moored: "up",
    "version": lambda moored: 1,
}
NUMBERS: Mapping[str, Callable[[Moored], Any]] = {
    "forum:answer-accept": lambda moored: moored.answer.pk,
    "forum:report": lambda moored: moored.report.pk,
}
# What makes an address one of a thing: at least one of these stands in it.
THINGS = frozenset({"thread_id", "conversation_id", "proposal_id", "message_id", "number"})

ASKERS = {"own": "author", "others": None, "private": "author", "hidden": "author"}
SEES_PRIVATE = frozenset({"agent", "moderator"})
SEES_HIDDEN = frozenset({"moderator"})


def sees_thread(role: str, standing: str) -> bool:
    """The rule of `forum.querysets`: public for all; private for the asker, agents, moderators; hidden for asker and moderators."""
    if standing == "private":
        return role == ASKERS[standing] or role in SEES_PRIVATE
    if standing == "hidden":
        return role == ASKERS[standing] or role in SEES_HIDDEN
    return True


def sees_conversation(role: str, standing: str) -> bool:
    """The customer and agents, as far as they see the thread."""
    return sees_thread(role, standing) and (role == ASKERS[standing] or role == "agent")


def is_customer(role: str, standing: str) -> bool:
    """The customer alone."""
    return role == ASKERS[standing]


def sees_from_the_desk(role: str, standing: str) -> bool:
    """Agents, as far as they see the thread."""
    return role == "agent" and sees_thread(role, standing)


def sits_at_the_desk(role: str, standing: str) -> bool:
    """Agents: a GET leads them on to the conversation, which asks for itself."""
    return role == "agent"


def takes_off(role: str, standing: str) -> bool:
    """Public words: who said them, here the asker; agents and moderators, as far as they see the thread."""
    return standing != "private" and sees_thread(role, standing) and role in {ASKERS[standing], "agent", "moderator"}


def keeps_order(role: str, standing: str) -> bool:
    """Those with `close_thread`, as far as they see the thread."""
    return role in {"agent", "moderator"} and sees_thread(role, standing)


def keeps_order_or_asked(role: str, standing: str) -> bool:
    """As before, and the asker."""
    return keeps_order(role, standing) or role == ASKERS[standing]


def may_edit(role: str, standing: str) -> bool:
    """As before; what is hidden its author cannot change."""
    return keeps_order(role, standing) or (role == ASKERS[standing] and standing != "hidden")


def moderates(role: str, standing: str) -> bool:
    """Those with `hide_post`, and `see_reports`."""
    return role == "moderator"


def may_publish(role: str, standing: str) -> bool:
    """Only a private thread can become public, by its asker or whoever sees private threads."""
    return standing == "private" and sees_thread(role, standing)


# Pages without a sign-in; all others lead a visitor there.
OPEN_TO_VISITORS = frozenset(
    {"forum:thread", "forum:thread-short", "forum:post", "forum:post-history", "forum:post-replies"}
)
# Answer a POST only.
POST_ONLY = frozenset({"forum:thread-seen", "escalation:conversation-say"})

SEEN_BY: Mapping[str, Callable[[str, str], bool]] = {
    "escalation:conversation": sees_conversation,
    "escalation:conversation-news": is_customer,
    "escalation:conversation-leave": is_customer,
    "escalation:proposal": is_customer,
    "escalation:message-withdraw": takes_off,
    "desk:conversation": sees_from_the_desk,
    "desk:conversation-fresh": sees_from_the_desk,
    "desk:conversation-tips": sees_from_the_desk,
    "desk:conversation-close": sees_from_the_desk,
    "desk:conversation-say": sits_at_the_desk,
    "desk:conversation-take": sits_at_the_desk,
    "desk:conversation-give-back": sits_at_the_desk,
    "desk:conversation-article": sits_at_the_desk,
    "forum:thread-close": keeps_order,
    "forum:thread-reopen": keeps_order,
    "forum:thread-archive": keeps_order,
    "forum:thread-unarchive": keeps_order,
    "forum:thread-move": keeps_order,
    "forum:thread-duplicate": keeps_order_or_asked,
    "forum:thread-unmark-duplicate": keeps_order_or_asked,
    "forum:thread-publish": may_publish,
    "forum:post-hide": moderates,
    "forum:post-restore": moderates,
    "forum:report": moderates,
    "forum:post-delete": is_customer,
    "forum:post-revert": may_edit,
    "forum:post-erase": moderates,
}


def expected(name: str, role: str, standing: str) -> str:
    """One of "seen", "sign in", "missing", "post only"."""
    if name in POST_ONLY:
        return "post only"
    if role == "visitor" and name not in OPEN_TO_VISITORS:
        return "sign in"
    return "seen" if SEEN_BY.get(name, sees_thread)(role, standing) else "missing"
