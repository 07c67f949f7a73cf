"""Every form of our rooms: who sends it, to which address, with what, and which field holds the text that must never be lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.access.shore import Shore

TEXT = "Between two o'clock and a quarter past it hums a tune."


def _nothing(shore: Shore) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Sent:
    """One form: ``text`` names the field that holds what somebody wrote, "" where there is only a button."""

    who: str
    args: Callable[[Shore], Mapping[str, Any]] = _nothing
    data: Callable[[Shore], Mapping[str, Any]] = field(default=_nothing)
    text: str = ""
    foreign: Callable[[Shore], Mapping[str, Any]] | None = None
    """The same address of a thing a member has no business with."""


def thread(standing: str = "own") -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: {"thread_id": shore.moored[standing].thread.pk}


def number(standing: str = "own") -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: {"number": shore.moored[standing].thread.pk}


def post(standing: str = "own") -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: {"kind": "thread", "number": shore.moored[standing].thread.pk}


def answer(standing: str = "own") -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: {"number": shore.moored[standing].answer.pk}


def talk(standing: str = "own") -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: {"conversation_id": shore.moored[standing].conversation.pk}


def data(**values: Any) -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: values


def question(shore: Shore) -> dict[str, Any]:
    return {"title": "The hub hums at night", "body": TEXT, "board": shore.board.pk, "language": "en"}


def edited(shore: Shore) -> dict[str, Any]:
    row = shore.moored["own"].thread
    return {"title": row.title, "body": TEXT, "version": 2, "tags": "", "comment": "Clearer"}


def button(who: str, at: Callable[[str], Any], **values: Any) -> Sent:
    """A form that is a button."""
    return Sent(who, at("own"), data(**values), foreign=at("private"))


SENT: Mapping[str, Sent] = {
    "forum:ask": Sent("author", data=question, text="body"),
    "forum:preview": Sent("member", data=data(body=TEXT), text="body"),
    "forum:thread-answer": Sent("member", thread(), data(body=TEXT), "body", thread("private")),
    "forum:post-reply": Sent("member", post(), data(body=TEXT), "body", post("private")),
    "forum:post-edit": Sent("author", post(), edited, "body", post("private")),
    "forum:post-report": Sent("member", post(), data(reason="other", text=TEXT), "text", post("private")),
    "forum:post-hide": Sent("moderator", post(), data(reason=TEXT), "reason", post("private")),
    "forum:thread-close": Sent("moderator", number(), data(reason=TEXT), "reason", number("private")),
    "forum:report": Sent(
        "moderator",
        lambda shore: {"number": shore.moored["own"].report.pk},
        data(decision="hide", reason=TEXT),
        "reason",
        lambda shore: {"number": shore.moored["own"].report.pk},
    ),
    "forum:post-vote": Sent(
        "member",
        lambda shore: {**post()(shore), "value": "up"},
        foreign=lambda shore: {**post("private")(shore), "value": "up"},
    ),
    "forum:post-revert": Sent(
        "author",
        lambda shore: {**post()(shore), "version": 1},
        data(seen=2),
        foreign=lambda shore: {**post("private")(shore), "version": 1},
    ),
    "forum:post-erase": Sent(
        "moderator",
        lambda shore: {**post()(shore), "version": 1},
        data(reason=TEXT),
        "reason",
        lambda shore: {**post("private")(shore), "version": 1},
    ),
    "forum:answer-accept": button("author", answer),
    "forum:thread-unaccept": button("author", number),
    "forum:thread-follow": button("member", number),
    "forum:thread-unfollow": button("member", number),
    "forum:thread-seen": Sent("visitor", thread()),
    "forum:post-restore": button("moderator", post),
    "forum:post-delete": button("author", post),
    "forum:thread-reopen": button("moderator", number),
    "forum:thread-archive": button("moderator", number),
    "forum:thread-unarchive": button("moderator", number),
    "forum:thread-move": Sent(
        "moderator", number(), lambda shore: {"board": shore.board.pk}, foreign=number("private")
    ),
    "forum:thread-duplicate": Sent(
        "moderator", number(), lambda shore: {"original": shore.moored["others"].thread.pk}, foreign=number("private")
    ),
    "forum:thread-unmark-duplicate": button("moderator", number),
    "forum:thread-publish": Sent(
        "author",
        number("private"),
        lambda shore: {"consent": "on", "board": shore.board.pk},
        foreign=number("private"),
    ),
    "escalation:begin": Sent("author", data=data(words=TEXT, trail="[]"), text="words"),
    "escalation:hand-over": Sent("author", thread(), data(words=TEXT, trail="[]"), "words", thread("private")),
    "escalation:conversation-say": Sent("author", talk(), data(body=TEXT), "body", talk("private")),
    "escalation:conversation-leave": button("author", talk),
    "escalation:proposal": Sent(
        "author",
        lambda shore: {"proposal_id": shore.moored["own"].proposal.pk},
        data(word="publish"),
        foreign=lambda shore: {"proposal_id": shore.moored["private"].proposal.pk},
    ),
    "escalation:message-withdraw": Sent(
        "moderator",
        lambda shore: {"message_id": shore.moored["own"].message.pk},
        data(reason=TEXT),
        "reason",
        lambda shore: {"message_id": shore.moored["private"].message.pk},
    ),
    "desk:conversation-say": Sent("agent", talk(), data(body=TEXT, mode="note"), "body", talk("private")),
    "desk:conversation-close": Sent("agent", talk(), data(body=TEXT, step="answer"), "", talk("private")),
    "desk:conversation-take": button("agent", talk),
    "desk:conversation-give-back": button("agent", talk),
    "desk:conversation-article": button("agent", talk),
    "desk:take-next": Sent("agent"),
    "desk:duty": Sent("agent", data=data(takes="1")),
    "articles:feedback": Sent(
        "visitor", lambda shore: {"article_id": shore.article.pk}, data(helpful="no", text=TEXT), "text"
    ),
    "inbox:read": Sent("member", data=data(up_to="1", show="all")),
    "inbox:settings": Sent("member"),
    "accounts:settings": Sent("member", data=data(name="Mia Member", about=TEXT, language="en"), text="about"),
}

# Forms whose own rooms ask them the same questions, with what they alone need (a file, a token, a password).
ASKED_ELSEWHERE = frozenset(
    {
        *("uploads:new", "inbox:stop", "accounts:picture", "accounts:data", "accounts:leave", "accounts:leave-code"),
    }
)
