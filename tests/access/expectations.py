"""Who sees what: the arguments of every address that names a thing, and who may open it, by the standing of its thread."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.access.shore import Moored

# Names of arguments in addresses -> what they name. An address with one that is missing here fails the table's own test.
NAMED: Mapping[str, Callable[[Moored], Any]] = {
    "thread_id": lambda moored: moored.thread.pk,
    "slug": lambda moored: moored.thread.slug,
    "answer_id": lambda moored: moored.answer.pk,
    "reply_id": lambda moored: moored.reply.pk,
    "conversation_id": lambda moored: moored.conversation.pk,
    "proposal_id": lambda moored: moored.proposal.pk,
    "kind": lambda moored: "answer",
    "number": lambda moored: moored.answer.pk,
    "value": lambda moored: "up",
    "version": lambda moored: 1,
}
# What makes an address one of a thing: at least one of these stands in it.
THINGS = frozenset({"thread_id", "answer_id", "reply_id", "conversation_id", "proposal_id", "number"})

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


# Pages without a sign-in; all others lead a visitor there.
OPEN_TO_VISITORS = frozenset({"forum:thread", "forum:thread-short", "forum:post"})
# Answer a POST only.
POST_ONLY = frozenset({"forum:thread-seen", "escalation:conversation-say"})

SEEN_BY: Mapping[str, Callable[[str, str], bool]] = {
    "escalation:conversation": sees_conversation,
    "escalation:conversation-news": is_customer,
    "escalation:conversation-leave": is_customer,
    "escalation:proposal": is_customer,
}


def expected(name: str, role: str, standing: str) -> str:
    """One of "seen", "sign in", "missing", "post only"."""
    if name in POST_ONLY:
        return "sign in" if role == "visitor" and name not in {"forum:thread-seen", *POST_ONLY} else "post only"
    if role == "visitor" and name not in OPEN_TO_VISITORS:
        return "sign in"
    return "seen" if SEEN_BY.get(name, sees_thread)(role, standing) else "missing"
