"""The contract of notices: an app declares in `<app>/notifications.py` which kinds it tells, and how each is put into words.

    ANSWERS = Setting("forum.answers", label=_("Answer or reply"), note=_("to your questions and answers"), icon="reply")
    ANSWER_POSTED = register(Kind(
        "forum.answer_posted", ANSWERS, tab=Tab.ANSWERS, word=_("Answer"),
        text=_("%(who)s: “%(snippet)s”"), lead=_("%(who)s answered:"), subject=_("%(who)s answered: %(title)s"),
        action=_("Read the answer"), why=_("You asked this question."),
    ))

and tells it in a receiver of its news:

    tell(news_id=told.id, member=asker, kind=ANSWER_POSTED, url=address, group=f"forum.thread:{thread.pk}", title=thread.title,
         place=board.name, data={"who": author.name, "snippet": snippet(text, 160), "quote": text[:1_000]})

Words are made when they are shown, in the reader's language, out of the kind and ``data``; a value that is missing is empty.
Texts may be functions of the data, for plurals. Known keys: ``who`` (set bold, may be empty), ``title`` (of the group, given by
the inbox), ``quote`` (what was written, several paragraphs; shown in the e-mail only). ``withdrawn`` and ``undone`` are the
inbox's own: the words were taken out (`actions.withdraw_words`), or are no longer true (`actions.mark_undone`).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

Words = str | Promise | Callable[[Mapping[str, Any]], str | Promise]
"""A text with %(names)s of the data, or a function that chooses one by the data (it still holds the %(names)s)."""


class Email(models.TextChoices):
    """How often e-mail comes."""

    AT_ONCE = "at_once", _("At once")
    NEVER = "never", _("Never")


class Tab(Enum):
    """Under which tab of the list a kind stands, besides "All" and "Unread"."""

    ANSWERS = "answers"
    PEOPLE = "people"
    STANDING = "standing"


OPEN = _("Open it")
NO_LONGER_SHOWN = _("What this was about is no longer shown.")


@dataclass(frozen=True)
class Setting:
    """One row of a member's table of settings; several kinds may share it."""

    name: str
    label: str | Promise
    note: str | Promise
    icon: str
    on_site: bool = True
    """What we suggest."""
    email: Email = Email.AT_ONCE
    """What we suggest."""
    permission: str = ""
    """Who is told such things at all, as `has_perm` takes it; others do not find the row. Empty: every member."""


@dataclass(frozen=True)
class Kind:
    """One kind of notice, and how it is put into words."""

    name: str
    setting: Setting
    tab: Tab
    word: str | Promise
    """Stands beside the icon: "Answer"."""
    text: Words
    """The sentence in the list and at the head of the e-mail."""
    subject: Words
    """Of the e-mail."""
    why: str | Promise
    """Why they get this e-mail, a whole sentence: "You asked this question."."""
    action: str | Promise = OPEN
    """On the button of the e-mail."""
    lead: Words = ""
    """The sentence at the head of the e-mail where `text` would repeat what the quote below it says; `text` where it is empty."""
    undone: Words = ""
    """The sentence once what `text` tells of was undone (`actions.mark_undone`)."""
    icon: str = ""
    """Of the notice; the setting's where it is empty."""
    may_read: Callable[[Any, Mapping[str, Any]], bool] | None = None
    """Whether a member may still read what the data repeat; asked again before a letter goes."""
    tone: str = ""
    """"", good, warn or person (red: a person of the company writes)."""

    def text_html(self, data: Mapping[str, Any], words: Words = "") -> SafeString:
        """The sentence for a page (or ``words`` in its place), whoever acted in bold."""
        safe = {name: conditional_escape(value) for name, value in data.items()}
        if data.get("who"):
            safe["who"] = format_html("<strong>{}</strong>", data["who"])
        # The sentence is ours or our translator's; every value in it was escaped the line before.
        return mark_safe(conditional_escape(_chosen(self._words(data, words), data)) % _Forgiving(safe))  # noqa: S308

    def text_plain(self, data: Mapping[str, Any], words: Words = "") -> str:
        """The sentence (or ``words`` in its place) as plain text on one line."""
        return _one_line(_chosen(self._words(data, words), data) % _Forgiving(data))

    def _words(self, data: Mapping[str, Any], words: Words) -> Words:
        if data.get("withdrawn"):
            return NO_LONGER_SHOWN
        return (self.undone if data.get("undone") else "") or words or self.text

    def subject_line(self, data: Mapping[str, Any]) -> str:
        """The subject of the e-mail on one line."""
        return _one_line(_chosen(self.subject, data) % _Forgiving(data))

    @property
    def drawing(self) -> str:
        """The name of its icon."""
        return self.icon or self.setting.icon


class _Forgiving(defaultdict[str, Any]):
    """Values for a sentence; an old notice may lack one that a newer sentence names."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(str, values)


def _chosen(words: Words, data: Mapping[str, Any]) -> str:
    return str(words(data) if callable(words) else words)


def _one_line(text: str) -> str:
    return " ".join(text.split())


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Sign a kind up and give it back; a second, different one of the same name is a mistake and raises ValueError."""
    if _kinds.get(kind.name, kind) != kind:
        raise ValueError(f"Two kinds of notice call themselves {kind.name!r}.")
    _kinds[kind.name] = kind
    return kind


def kind_of(name: str) -> Kind | None:
    """The kind of this name; None when its app is gone."""
    return _kinds.get(name)


def kinds_under(tab: Tab) -> list[str]:
    """Names of the kinds that stand under a tab."""
    return [kind.name for kind in _kinds.values() if kind.tab is tab]


def settings() -> dict[str, Setting]:
    """Every row of the table of settings by name, in the order they signed up."""
    return {kind.setting.name: kind.setting for kind in _kinds.values()}


def settings_for(member: Any) -> dict[str, Setting]:
    """The rows that concern this member."""
    return {name: row for name, row in settings().items() if not row.permission or member.has_perm(row.permission)}
