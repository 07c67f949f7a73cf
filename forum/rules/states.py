"""The one function that says what state a thread is in, with the words and the icon of the look."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.models import Thread

Tone = Literal["", "good", "warn", "open", "person"]


@dataclass(frozen=True)
class State:
    """``key`` for code and search, ``icon`` a name of the look's icons, ``tone`` the modifier of the class `state`; ``words`` among
    questions ("Solved"), ``named`` among other things ("Solved question").
    """

    key: str
    icon: str
    tone: Tone
    words: Promise
    named: Promise


HIDDEN = State("hidden", "eye", "", pgettext_lazy("state of a question", "Hidden"), _("Hidden question"))
PRIVATE = State("private", "private", "", pgettext_lazy("state of a question", "Private"), _("Private question"))
PERSON = State(
    "person", "pilot-flag", "person", pgettext_lazy("state of a question", "With a person"), _("Question with a person")
)
DUPLICATE = State(
    "duplicate", "link", "", pgettext_lazy("state of a question", "Asked before"), _("Question asked before")
)
SOLVED = State("solved", "solved", "good", pgettext_lazy("state of a question", "Solved"), _("Solved question"))
CLOSED = State("closed", "pause", "", pgettext_lazy("state of a question", "Closed"), _("Closed question"))
ARCHIVED = State("archived", "archive", "", pgettext_lazy("state of a question", "Archived"), _("Archived question"))
NEEDS_ANSWER = State(
    "needs_answer",
    "waiting",
    "warn",
    pgettext_lazy("state of a question", "Needs an answer"),
    _("Question without an answer"),
)
ANSWERED = State("answered", "thread", "open", pgettext_lazy("state of a question", "Answered"), _("Answered question"))
OPEN = State("open", "open", "open", pgettext_lazy("state of a question", "Open"), _("Open question"))

STATES = (HIDDEN, PERSON, PRIVATE, DUPLICATE, SOLVED, CLOSED, ARCHIVED, NEEDS_ANSWER, ANSWERED, OPEN)
FOUND_STATES = (SOLVED, ANSWERED, OPEN, NEEDS_ANSWER, PERSON, DUPLICATE, CLOSED, ARCHIVED)
"""Those of questions that may be found, the most helpful first."""


def state_of(thread: Thread) -> State:
    """The label of ``thread``: the first of these that is true decides.

    hidden · with a person · asked before · solved · closed · archived ·
    needs an answer (none yet) · open (the asker wrote last) · answered. A private thread without any of the first four is private.
    """
    for fact, state in (
        (thread.hidden_at, HIDDEN),
        (thread.person_at, PERSON),
        (thread.duplicate_of_id, DUPLICATE),
        (thread.solution_id, SOLVED),
        (thread.closed_at, CLOSED),
        (thread.archived_at, ARCHIVED),
        (thread.is_private, PRIVATE),
        (not thread.answer_count, NEEDS_ANSWER),
        (thread.author_id and thread.active_by_id == thread.author_id, OPEN),
    ):
        if fact:
            return state
    return ANSWERED
