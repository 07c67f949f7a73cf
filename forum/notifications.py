"""What the forum tells people, and in which words; who is told stands in `forum.receivers`."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.queries.hearers import may_still_read
from inbox.kinds import Email, Kind, Setting, Tab, register

ANSWERS = Setting("forum.answers", label=_("Answer or reply"), note=_("to your questions and answers"), icon="reply")
FOLLOWED = Setting("forum.followed", label=_("Threads you follow"), note=_("new answers and solutions"), icon="bell")
SOLUTIONS = Setting(
    "forum.solutions",
    label=pgettext_lazy("setting of notices", "Solution"),
    note=_("your answer was chosen, or your question solved"),
    icon="solved",
)
DECISIONS = Setting(
    "forum.decisions", label=_("Decisions of moderators"), note=_("about what you wrote or reported"), icon="report"
)

REPORTS = Setting(
    "forum.reports",
    label=_("Reported posts"),
    note=_("that wait for your decision"),
    icon="report",
    email=Email.NEVER,
    permission="forum.see_reports",
)

READ_ANSWER = _("Read the answer")
OPEN_THREAD = _("Open the thread")
ASKED = _("You asked this question.")
FOLLOWS = _("You follow this thread.")
WROTE = _("You wrote what this is about.")
ABOUT_QUESTION = _("About your question: %(title)s")


def _by_post(question: Promise, answer: Promise, reply: Promise) -> Any:
    """Words that name the kind of post in ``data["post"]``."""
    words = {"thread": question, "answer": answer, "reply": reply}

    def chosen(data: Mapping[str, Any]) -> Promise:
        return words.get(data.get("post", ""), question)

    return chosen


ANSWER_TO_YOU = register(
    Kind(
        "forum.answer_to_you",
        ANSWERS,
        tab=Tab.ANSWERS,
        word=_("Answer"),
        text=_("%(who)s: “%(snippet)s”"),
        lead=_("%(who)s answered your question:"),
        subject=_("%(who)s answered: %(title)s"),
        action=READ_ANSWER,
        why=ASKED,
        icon="thread",
        may_read=may_still_read,
    )
)
REPLY_TO_YOU = register(
    Kind(
        "forum.reply_to_you",
        ANSWERS,
        tab=Tab.ANSWERS,
        word=pgettext_lazy("noun", "Reply"),
        text=_("%(who)s: “%(snippet)s”"),
        lead=_("%(who)s replied to you:"),
        subject=_("%(who)s replied: %(title)s"),
        action=_("Read the reply"),
        why=_("You wrote what this is a reply to."),
        may_read=may_still_read,
    )
)
ANSWER_FOLLOWED = register(
    Kind(
        "forum.answer_followed",
        FOLLOWED,
        tab=Tab.ANSWERS,
        word=_("Answer"),
        text=_("%(who)s: “%(snippet)s”"),
        lead=_("%(who)s answered:"),
        subject=_("%(who)s answered: %(title)s"),
        action=READ_ANSWER,
        why=FOLLOWS,
        icon="thread",
        may_read=may_still_read,
    )
)
SOLUTION_FOLLOWED = register(
    Kind(
        "forum.solution_followed",
        FOLLOWED,
        tab=Tab.ANSWERS,
        word=pgettext_lazy("notice", "Solution"),
        text=_("The answer by %(who)s solved it: “%(snippet)s”"),
        lead=_("The answer by %(who)s solved it:"),
        subject=_("Solved: %(title)s"),
        action=_("Read the solution"),
        undone=_("An answer was chosen as the solution; that was taken back."),
        why=FOLLOWS,
        icon="solved",
        tone="good",
        may_read=may_still_read,
    )
)
YOUR_ANSWER_CHOSEN = register(
    Kind(
        "forum.your_answer_chosen",
        SOLUTIONS,
        tab=Tab.ANSWERS,
        word=pgettext_lazy("notice", "Solution"),
        text=_("%(who)s chose your answer as the solution"),
        subject=_("Your answer is the solution: %(title)s"),
        action=_("Open your answer"),
        undone=_("Your answer was chosen as the solution; that was taken back."),
        why=_("You wrote this answer."),
        tone="good",
    )
)
SOLVED_FOR_YOU = register(
    Kind(
        "forum.solved_for_you",
        SOLUTIONS,
        tab=Tab.ANSWERS,
        word=pgettext_lazy("notice", "Solution"),
        text=_("%(who)s marked an answer to your question as the solution: “%(snippet)s”"),
        lead=_("%(who)s marked this answer to your question as the solution:"),
        subject=_("Solved: %(title)s"),
        action=_("Read the solution"),
        undone=_("An answer to your question was chosen as the solution; that was taken back."),
        why=ASKED,
        tone="good",
        may_read=may_still_read,
    )
)


def _decision(name: str, word: Any, text: Any, *, icon: str, subject: Any = ABOUT_QUESTION, tone: str = "") -> Kind:
    return register(
        Kind(
            f"forum.{name}",
            DECISIONS,
            tab=Tab.PEOPLE,
            word=word,
            text=text,
            subject=subject,
            action=OPEN_THREAD,
            why=WROTE,
            icon=icon,
            tone=tone,
        )
    )


_SUBJECT = _by_post(ABOUT_QUESTION, _("About your answer: %(title)s"), _("About your reply: %(title)s"))
HIDDEN = _decision(
    "hidden",
    pgettext_lazy("state of a question", "Hidden"),
    _by_post(
        _("%(who)s hid your question: “%(reason)s”"),
        _("%(who)s hid your answer: “%(reason)s”"),
        _("%(who)s hid your reply: “%(reason)s”"),
    ),
    icon="eye",
    subject=_SUBJECT,
    tone="warn",
)
RESTORED = _decision(
    "restored",
    _("Shown again"),
    _by_post(
        _("%(who)s showed your question again"),
        _("%(who)s showed your answer again"),
        _("%(who)s showed your reply again"),
    ),
    icon="public",
    subject=_SUBJECT,
)
CLOSED = _decision(
    "closed",
    pgettext_lazy("state of a question", "Closed"),
    _("%(who)s closed your question for new answers: “%(reason)s”"),
    icon="pause",
    tone="warn",
)
REOPENED = _decision(
    "reopened", _("Open again"), _("%(who)s opened your question for answers again"), icon="open", tone="open"
)
DUPLICATE = _decision(
    "duplicate",
    pgettext_lazy("state of a question", "Asked before"),
    _("%(who)s found your question asked before: “%(original)s”"),
    icon="link",
)
PUBLISHED = _decision(
    "published", _("Public"), _("%(who)s published your question, as agreed: everyone can read it now"), icon="public"
)


# By the reason that was ticked: sentences, because "reported as" wants another case in many languages.
_REPORTED: dict[str, Promise] = {
    "spam": _("Reported as advertising: “%(snippet)s”"),
    "rude": _("Reported as rude or hurtful: “%(snippet)s”"),
    "wrong": _("Reported as dangerous advice: “%(snippet)s”"),
    "private": _("Reported because of somebody's personal data: “%(snippet)s”"),
    "other": _("Reported: “%(snippet)s”"),
}


def _reported(data: Mapping[str, Any]) -> Promise:
    return _REPORTED.get(data.get("reason", ""), _REPORTED["other"])


REPORTED = register(
    Kind(
        "forum.reported",
        REPORTS,
        tab=Tab.PEOPLE,
        word=pgettext_lazy("notice", "Report"),
        text=_reported,
        subject=_("Reported: %(title)s"),
        action=_("Decide about it"),
        why=_("You may decide about reported posts."),
        tone="warn",
    )
)


def _outcome(data: Mapping[str, Any]) -> Promise:
    if data.get("outcome") == "agreed":
        return _("A moderator agreed with your report and dealt with it")
    return _("A moderator looked at what you reported and left it as it is")


REPORT_SETTLED = register(
    Kind(
        "forum.report_settled",
        DECISIONS,
        tab=Tab.PEOPLE,
        word=pgettext_lazy("notice", "Your report"),
        text=_outcome,
        subject=_("What came of your report"),
        action=OPEN_THREAD,
        why=_("You reported this."),
    )
)
