"""Page-shaped reads: the list by day and thread, the table of settings, the bell, how long the outbox waits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from accounts.pages import page_of
from inbox.kinds import Email, Setting, Tab, kind_of, settings_for
from inbox.models import Choice, Letter, Notice
from inbox.querysets import NoticeQuerySet
from inbox.rules import COUNTED, PAGE

ALL = "all"
UNREAD = "unread"
SHOWN = (ALL, UNREAD, *(tab.value for tab in Tab))
"""What a list may show."""


@dataclass(frozen=True)
class Line:
    """One notice as it is shown."""

    id: int
    word: str | Promise
    icon: str
    tone: str
    text: SafeString
    url: str
    at: datetime
    is_new: bool


@dataclass(frozen=True)
class Group:
    """Notices of one day about one thing."""

    title: str
    place: str
    url: str
    lines: list[Line]


@dataclass(frozen=True)
class Day:
    """Everything of one day, the newest first."""

    day: date
    days_ago: int
    groups: list[Group]


@dataclass(frozen=True)
class NoticePage:
    """What the list shows."""

    days: list[Day]
    page: Page[Notice]
    all_count: int
    unread_count: int
    newest_id: int
    latest_at: datetime | None


def unread_count(member: Any) -> int:
    """How many notices are unread, counted up to 100: one cheap query."""
    return int(Notice.objects.of(member).unread().order_by()[: COUNTED + 1].count())


def is_own(member: Any, notice_id: int) -> bool:
    """Whether this notice is in the member's list."""
    return Notice.objects.of(member).filter(pk=notice_id).exists()


def notice_page(member: Any, *, show: str = ALL, number: int = 1, now: datetime | None = None) -> NoticePage:
    """A page of a member's list. ``show``: all, unread, or the name of a tab; anything else is all.

    Four queries. Raises Beyond after the last page.
    """
    rows: NoticeQuerySet = Notice.objects.of(member).order_by("-at", "-pk")
    counted = rows.order_by()
    shown = _shown(rows, show)
    page = page_of(Paginator(shown, PAGE), number)
    notices = list(page.object_list)
    newest = (
        rows.first() if show == ALL and page.number == 1 and not notices else (notices[0] if notices else rows.first())
    )
    return NoticePage(
        days=_by_day(notices, timezone.localdate(now)),
        page=page,
        all_count=counted.count(),
        unread_count=counted.unread().count(),
        newest_id=newest.pk if newest else 0,
        latest_at=newest.at if newest else None,
    )


def _shown(rows: NoticeQuerySet, show: str) -> NoticeQuerySet:
    if show == UNREAD:
        return rows.unread()
    tabs = {tab.value: tab for tab in Tab}
    return rows.under(tabs[show]) if show in tabs else rows


def _by_day(notices: Sequence[Notice], today: date) -> list[Day]:
    def day_of(notice: Notice) -> date:
        return timezone.localtime(notice.at).date()

    return [
        Day(day=day, days_ago=(today - day).days, groups=_by_group(list(of_day)))
        for day, of_day in groupby(notices, key=day_of)
    ]


def _by_group(notices: Sequence[Notice]) -> list[Group]:
    """In the order of each group's newest; a notice without a group stands alone."""
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.group or f"alone:{notice.pk}", []).append(notice)
    return [
        Group(title=first[0].title, place=first[0].place, url=first[0].url, lines=[_line(notice) for notice in first])
        for first in groups.values()
    ]


def _line(notice: Notice) -> Line:
    kind = kind_of(notice.kind)
    data = {"title": notice.title, **notice.data}
    return Line(
        id=notice.pk,
        word=kind.word if kind else "",
        icon=kind.drawing if kind else "bell",
        tone=kind.tone if kind else "",
        text=kind.text_html(data) if kind else SafeString(""),
        url=notice.url,
        at=notice.at,
        is_new=notice.read_at is None,
    )


@dataclass(frozen=True)
class SettingRow:
    """One row of the table of settings, with what holds for this member."""

    setting: Setting
    on_site: bool
    email: str


@dataclass(frozen=True)
class SettingTable:
    """All rows, and whether anything differs from what we suggest."""

    rows: list[SettingRow] = field(default_factory=list)

    @property
    def at_once(self) -> list[SettingRow]:
        """What comes by e-mail."""
        return [row for row in self.rows if row.email == Email.AT_ONCE]


def setting_table(member: Any) -> SettingTable:
    """What a member hears, and how: one query beside permissions."""
    chosen = {choice.setting: choice for choice in Choice.objects.filter(member=member)}
    rows = []
    for name, setting in settings_for(member).items():
        choice = chosen.get(name)
        rows.append(
            SettingRow(
                setting=setting,
                on_site=choice.on_site if choice else setting.on_site,
                email=choice.email if choice else str(setting.email),
            )
        )
    return SettingTable(rows)


def emails_ended(member_id: int, setting: Setting) -> bool:
    """Whether no e-mail of a kind comes to a member, or to nobody, because they left."""
    is_there = get_user_model().objects.filter(pk=member_id).exists()
    return not is_there or email_of(member_id, setting) == Email.NEVER


def email_of(member_id: int, setting: Setting) -> str:
    """How often e-mail of a kind comes to a member: as they chose, else as we suggest; one of `Email`."""
    chosen = Choice.objects.filter(member=member_id, setting=setting.name).values_list("email", flat=True).first()
    return str(chosen or setting.email)


def lag() -> float:
    """Seconds the letter that is due longest has been waiting; 0 when none is."""
    oldest = Letter.objects.waiting().order_by("retry_at").values_list("retry_at", flat=True).first()
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0
