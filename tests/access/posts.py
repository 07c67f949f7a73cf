"""Every form of our rooms: who sends it, to which address, with what, and which field holds the text that must never be lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from escalation import actions as desk
from forum import actions
from forum.posts import PostId
from insights import actions as insights
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
    first: Callable[[Shore], Any] = lambda shore: None
    """What must have happened before, or there would be nothing for the form to do."""


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


def task(kind: str) -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: {"task_id": getattr(shore, kind).pk}


def data(**values: Any) -> Callable[[Shore], dict[str, Any]]:
    return lambda shore: values


def question(shore: Shore) -> dict[str, Any]:
    return {"title": "The hub hums at night", "body": TEXT, "board": shore.board.pk, "language": "en"}


def edited(shore: Shore) -> dict[str, Any]:
    row = shore.moored["own"].thread
    return {"title": row.title, "body": TEXT, "version": 2, "tags": "", "comment": "Clearer"}


def button(who: str, at: Callable[[str], Any], first: Callable[[Shore], Any] = lambda shore: None) -> Sent:
    """A form that is a button."""
    return Sent(who, at("own"), foreign=at("private"), first=first)


def done(action: Callable[..., Any], who: str = "moderator", **more: Any) -> Callable[[Shore], Any]:
    """Somebody has done this to the thread before."""
    return lambda shore: action(by=shore.people[who], thread_id=shore.moored["own"].thread.pk, **more)


def waiting(shore: Shore) -> None:
    """The thread's conversation waits for whoever takes it."""
    shore.talk_anew(claimed=False)


def running(shore: Shore) -> None:
    """An agent has the thread's conversation."""
    shore.talk_anew(claimed=True)


def published(shore: Shore) -> None:
    """The customer has agreed to the answer."""
    desk.decide_proposal(by=shore.people["author"], proposal_id=shore.moored["own"].proposal.pk, agree=True)


def newcomer(shore: Shore) -> dict[str, Any]:
    """Somebody of whom nobody has heard; another one for each thread that is made."""
    address = f"new-{shore.moored['own'].thread.pk}@nordwind.example"
    return {"email": address, "name": "Nora New", "password1": "An anemometer in June"}


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
    "forum:thread-unaccept": button(
        "author",
        number,
        lambda shore: actions.accept_answer(by=shore.people["author"], answer_id=shore.moored["own"].answer.pk),
    ),
    "forum:thread-follow": button("member", number),
    "forum:thread-unfollow": button("member", number, done(actions.follow_thread, "member")),
    "forum:thread-seen": Sent("visitor", thread()),
    "forum:post-restore": button(
        "moderator",
        post,
        lambda shore: actions.hide_post(
            by=shore.people["moderator"], post=PostId("thread", shore.moored["own"].thread.pk), reason=TEXT
        ),
    ),
    "forum:post-delete": button("author", post),
    "forum:thread-reopen": button("moderator", number, done(actions.close_thread, reason=TEXT)),
    "forum:thread-archive": button("moderator", number),
    "forum:thread-unarchive": button("moderator", number, done(actions.archive_thread)),
    "forum:thread-move": Sent(
        "moderator", number(), lambda shore: {"board": shore.harbour.pk}, foreign=number("private")
    ),
    "forum:thread-duplicate": Sent(
        "moderator",
        number(),
        lambda shore: {"original": shore.moored["others"].thread.pk, "q": shore.moored["others"].thread.pk},
        foreign=number("private"),
    ),
    "forum:thread-unmark-duplicate": button(
        "moderator",
        number,
        lambda shore: done(actions.mark_duplicate, original_id=shore.moored["others"].thread.pk)(shore),
    ),
    "forum:thread-publish": Sent(
        "author",
        number("private"),
        lambda shore: {"consent": "on", "board": shore.board.pk},
        foreign=number("private"),
    ),
    "escalation:begin": Sent("author", data=data(words=TEXT, trail="[]"), text="words"),
    "escalation:hand-over": Sent("author", thread(), data(words=TEXT, trail="[]"), "words", thread("private")),
    "escalation:conversation-say": Sent("author", talk(), data(body=TEXT), "body", talk("private"), running),
    "escalation:conversation-leave": button("author", talk, running),
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
    "desk:conversation-say": Sent("agent", talk(), data(body=TEXT, mode="note"), "body", talk("private"), running),
    "desk:conversation-close": Sent("agent", talk(), data(body=TEXT, step="answer"), "", talk("private"), running),
    "desk:conversation-take": button("agent", talk, waiting),
    "desk:conversation-give-back": button("agent", talk, running),
    "desk:conversation-article": button("agent", talk, published),
    "desk:take-next": Sent("agent", first=waiting),
    "desk:duty": Sent("agent", data=data(takes="1"), first=lambda shore: desk.show_presence(by=shore.people["agent"])),
    "insights:cluster": Sent(
        "editor", lambda shore: {"cluster_id": shore.cluster.pk}, data(kind="write", note=TEXT), "note"
    ),
    "insights:task": Sent("editor", task("writing"), data(note=TEXT), "note"),
    "insights:task-draft": Sent("editor", task("writing")),
    "insights:task-synonym": Sent(
        "editor", task("saying"), data(typed=TEXT, said="hub", way="both", language="en"), "typed"
    ),
    "insights:task-done": Sent("editor", task("writing"), data(article=TEXT), "article"),
    "insights:task-reopen": Sent(
        "editor",
        task("writing"),
        first=lambda shore: insights.finish_task(by=shore.people["editor"], task_id=shore.writing.pk),
    ),
    "insights:completion-withhold": Sent("editor", data=data(language="en", words=TEXT)),
    "insights:completion-offer": Sent("editor", lambda shore: {"withheld_id": shore.withheld.pk}),
    "articles:feedback": Sent(
        "visitor", lambda shore: {"article_id": shore.article.pk}, data(helpful="no", text=TEXT), "text"
    ),
    "search:clicked": Sent("visitor", data=Shore.opened),
    "search:solved": Sent("visitor", data=lambda shore: {"hit": f"article:{shore.article.pk}", "words": "hub hums"}),
    "inbox:read": Sent("member", data=data(up_to="1", show="all")),
    "inbox:settings": Sent("member"),
    "accounts:settings": Sent("member", data=data(name="Mia Member", about=TEXT, language="en"), text="about"),
    "account_login": Sent("visitor", data=data(login=TEXT, password="a wrong one"), text="login"),
    "account_signup": Sent("visitor", data=newcomer, text="name"),
    "account_request_login_code": Sent("visitor", data=data(email=TEXT), text="email"),
    "account_reset_password": Sent("visitor", data=data(email=TEXT), text="email"),
    "account_email": Sent("member", data=data(email=TEXT, action_add=""), text="email"),
    "account_change_password": Sent(
        "member", data=data(oldpassword="a wrong one", password1="An anemometer in June", password2="Another")
    ),
    "account_logout": Sent("member"),
}

# Forms that are asked the same questions where they live, with what they alone need.
ASKED_ELSEWHERE: Mapping[str, str] = {
    "uploads:new": "a file: tests/uploads",
    "accounts:picture": "a file: tests/accounts",
    "inbox:stop": "the token of a letter: tests/inbox",
    "accounts:data": "answers with a file: tests/accounts",
    "accounts:leave": "ends the account: tests/accounts",
    "accounts:leave-code": "sends a letter to whoever leaves: tests/accounts",
    "account_confirm_login_code": "a code just sent: tests/accounts",
    "account_confirm_email": "the key of a letter: tests/accounts",
    "account_reset_password_from_key": "the key of a letter: tests/accounts",
    "account_set_password": "nobody here is without a password: leads on to the change of it",
}
# Pages of allauth that read nothing of a POST and answer it with themselves.
ANSWERS_POSTS_LIKE_GETS = frozenset[str]()
