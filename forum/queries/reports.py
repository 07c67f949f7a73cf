"""The list of reports: posts with open reports, the most reported and longest waiting first, and those settled lately."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.utils.safestring import SafeString, mark_safe

from accounts.pages import require_page
from forum import rules
from forum.models import Answer, Reply, Report, Thread
from forum.posts import Person, PostId
from forum.queries.parts import ThreadLink, link_to
from forum.texts import what_it_says
from markup.render import MarkupError, render, render_reply

POSTS_A_PAGE = 20
REASONS = tuple(Report.Reason.choices)
"""What may be wrong with a post, with words."""


@dataclass(frozen=True)
class ReportView:
    """One report. ``reporter`` is None for former members."""

    id: int
    reporter: Any
    reason: str
    reason_words: str
    text: str
    at: datetime
    outcome: str
    settled_at: datetime | None
    settled_by: Any
    settled_note: str


@dataclass(frozen=True)
class ReportedPost:
    """A post with its reports, oldest first."""

    post: PostId
    thread: ThreadLink
    author: Any
    words: str
    """Plain text: what its readers read, without marks."""
    html: SafeString
    said: str
    """What it said when it was first reported, as plain text; "" when that is what it says now."""
    at: datetime
    hidden: bool
    emptied: bool
    reports: tuple[ReportView, ...]


@dataclass(frozen=True)
class ReportsPage:
    """A page of reported posts."""

    posts: tuple[ReportedPost, ...]
    open_count: int
    """Posts that wait, not reports: as many as the list has."""
    page: int
    page_count: int


def reports_page(*, user: Person, settled: bool = False, page: int = 1) -> ReportsPage:
    """Posts with open reports, or those whose reports are settled, latest first. Five queries beside permissions.

    Raises:
        Refused: without `see_reports`. Beyond: a page beyond the last.
    """
    rules.require(rules.may_see_reports(user))
    visible = Report.objects.visible_to(user)
    chosen = visible.exclude(outcome="open") if settled else visible.filter(outcome="open")
    groups = chosen.order_by().values("thread", "answer", "reply").annotate(count=Count("pk"), first=Min("at"))
    groups = groups.order_by("-first") if settled else groups.order_by("-count", "first")
    total = groups.count()
    page_count = max(1, -(-total // POSTS_A_PAGE))
    require_page(page, last=page_count)
    wanted: list[Any] = list(groups[(page - 1) * POSTS_A_PAGE : page * POSTS_A_PAGE])
    return ReportsPage(_posts(chosen, wanted), waiting_post_count(user=user), page, page_count)


def report_by_id(report_id: int, *, user: Person) -> ReportedPost:
    """The post of one report, with those of its reports that are in the same state: open, or settled.

    Raises:
        Missing: no such report, or not for this person.
    """
    if not rules.may_see_reports(user) or not PostId("thread", report_id).is_possible:
        raise rules.Missing
    visible = Report.objects.visible_to(user)
    row = visible.filter(pk=report_id).first()
    if row is None:
        raise rules.Missing
    is_open = row.outcome == Report.Outcome.OPEN
    chosen = visible.filter(outcome="open") if is_open else visible.exclude(outcome="open")
    group = {"thread": row.thread_id, "answer": row.answer_id, "reply": row.reply_id}
    return _posts(chosen, [group])[0]


def waiting_post_count(*, user: Person) -> int:
    """How many reported posts wait for this moderator, however often each was reported."""
    waiting = Report.objects.visible_to(user).filter(outcome="open")
    return waiting.order_by().values("thread", "answer", "reply").distinct().count()


def report_to_tell(report_id: int) -> Report | None:
    """The report, if it is open and the first open one of its post: those after it are told by the same notice."""
    report = Report.objects.filter(pk=report_id, outcome="open").first()
    if report is None:
        return None
    same_post = {"thread": report.thread_id, "answer": report.answer_id, "reply": report.reply_id}
    earlier = Report.objects.filter(outcome="open", pk__lt=report.pk, **same_post)
    return None if earlier.exists() else report


def _posts(chosen: Any, groups: list[Any]) -> tuple[ReportedPost, ...]:
    """The posts of these groups, each with its reports."""
    keys = [_key(group["thread"], group["answer"], group["reply"]) for group in groups]
    ids: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        ids[key.kind].append(key.id)
    rows = chosen.filter(thread__in=ids["thread"]) | chosen.filter(answer__in=ids["answer"])
    rows = (rows | chosen.filter(reply__in=ids["reply"])).select_related(
        *("reporter", "settled_by", "thread__author", "answer__author", "answer__thread"),
        *("reply__user", "reply__within"),
    )
    reports: dict[PostId, list[Report]] = defaultdict(list)
    for row in rows.order_by("at", "pk"):
        reports[_key(row.thread_id, row.answer_id, row.reply_id)].append(row)
    return tuple(_reported(key, reports[key]) for key in keys if reports[key])


def _key(thread_id: int | None, answer_id: int | None, reply_id: int | None) -> PostId:
    if thread_id:
        return PostId("thread", thread_id)
    return PostId("answer", answer_id) if answer_id else PostId("reply", reply_id or 0)


def _reported(key: PostId, reports: list[Report]) -> ReportedPost:
    post: Any = reports[0].thread or reports[0].answer or reports[0].reply
    is_reply = isinstance(post, Reply)
    thread = post if isinstance(post, Thread) else post.within if is_reply else post.thread
    return ReportedPost(
        post=key,
        thread=link_to(thread),
        author=post.user if is_reply else post.author,
        words=render_reply(post.comment).text if is_reply else post.body_text,
        # Made safe by markup when it was written.
        html=mark_safe(post.body_html),  # noqa: S308
        said=_said_then(reports[0], post),
        at=post.written_at if is_reply else post.answered_at if isinstance(post, Answer) else post.asked_at,
        hidden=post.hidden_at is not None,
        emptied=post.emptied_at is not None,
        reports=tuple(map(_view, reports)),
    )


def _said_then(report: Report, post: Thread | Answer | Reply) -> str:
    """What the report kept, without marks, where an edit has changed it since."""
    if report.said in {"", what_it_says(post)}:
        return ""
    try:
        return (render_reply if isinstance(post, Reply) else render)(report.said).text
    except MarkupError:  # an imported text may be longer or deeper than what members write
        return report.said


def _view(row: Report) -> ReportView:
    return ReportView(
        id=row.pk,
        reporter=row.reporter,
        reason=row.reason,
        reason_words=row.get_reason_display(),
        text=row.text,
        at=row.at,
        outcome=row.outcome,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        settled_note=row.settled_note,
    )
