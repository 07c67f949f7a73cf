"""Kinds of notice for the tests alone."""

import itertools

import pytest
from django.utils.translation import ngettext

from inbox import kinds
from inbox.actions import tell
from inbox.actions.post import posting
from inbox.kinds import Email, Kind, Setting, Tab

ANSWERS = Setting("test.answers", label="Answer or reply", note="to your questions", icon="reply")
PEOPLE = Setting("test.people", label="A person writes", note="in a conversation", icon="pilot-flag")
POINTS = Setting("test.points", label="Points", note="and ranks", icon="rank-1", email=Email.NEVER)

ANSWER = Kind(
    "test.answer",
    ANSWERS,
    tab=Tab.ANSWERS,
    word="Answer",
    text="%(who)s: “%(snippet)s”",
    subject="%(who)s answered: %(title)s",
    why="You asked this question.",
    lead="%(who)s answered:",
    action="Read the answer",
)
PERSON = Kind(
    "test.person",
    PEOPLE,
    tab=Tab.PEOPLE,
    word="A person writes",
    text="%(who)s wrote to you",
    subject="%(who)s wrote to you",
    why="You talk to us.",
    tone="person",
)
VOTES = Kind(
    "test.votes",
    POINTS,
    tab=Tab.STANDING,
    word="Votes",
    text=lambda data: ngettext("%(count)s vote for you", "%(count)s votes for you", data["count"]),
    subject="Votes",
    why="You answered.",
)


@pytest.fixture(autouse=True)
def mail_server_not_given_up():
    """The breaker belongs to the process: no test inherits another's pause."""
    posting.mend()
    yield
    posting.mend()


@pytest.fixture(autouse=True)
def only_test_kinds(monkeypatch):
    """The house's own kinds are tested where they are declared."""
    monkeypatch.setattr(kinds, "_kinds", {kind.name: kind for kind in (ANSWER, PERSON, VOTES)})


@pytest.fixture
def told():
    """Tells a member something, each time by another piece of news: ``told(asker, snippet="…")``."""
    news = itertools.count(1)

    def telling(member, kind=ANSWER, group="forum.thread:1", title="Rain gauge shows 0 mm", place="NW-200", **data):
        values = {"who": "harbourlight", "snippet": "Free the bucket.", **data}
        news_id = values.pop("news_id", None) or next(news)
        return tell(
            news_id=news_id,
            member=member,
            kind=kind,
            url="/en/t/1/",
            data=values,
            group=group,
            title=title,
            place=place,
        )

    return telling
