"""Report a post to the moderators, and settle reports."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.actions.locks import lock_post, lock_threads, thread_of
from forum.actions.records import about, record
from forum.models import Answer, Reply, Report, Thread
from forum.posts import Person, PostId
from forum.rules import Missing, Refused, is_member, may_report, may_settle, require
from forum.rules.limits import REASON_MOST, REPORT_TEXT_MOST, one_line
from forum.rules.verdicts import SIGN_IN
from forum.signals import REPORT_RAISED, REPORT_SETTLED
from forum.texts import what_it_says
from markup.render import clean_text
from news.announce import announce


@transaction.atomic
def report_post(*, by: Person, post: PostId, reason: str, text: str = "") -> Report:
    """Raise a flag on a post; what it says now is kept with the report. A second report while one is open is the first.

    Args:
        reason: one of `Report.Reason`: spam, rude, wrong, private, other ("other" needs a text).

    Raises:
        Missing: no such post, or not for this person.
        Refused: own post; unknown reason; text missing or too long (``field`` says which); nobody is signed in.
    """
    if not is_member(by):
        require(SIGN_IN)
    text = _check(reason, text)
    reported, thread = lock_post(post, by)
    author_id = reported.user_id if isinstance(reported, Reply) else reported.author_id
    require(may_report(by, author_id))
    target = _target(reported)
    already = Report.objects.filter(reporter=by, outcome=Report.Outcome.OPEN, **target).first()
    if already is not None:
        return already
    report = Report.objects.create(reporter=by, reason=reason, text=text, said=what_it_says(reported), **target)
    record("report", by, thread, **_post_of(reported), reason=reason, details={"report": report.pk})
    announce(REPORT_RAISED, report=report.pk, **about(reported), author=author_id, by=by.pk)
    return report


@transaction.atomic
def settle_report(*, by: Person, report_id: int, agreed: bool, note: str = "") -> int:
    """Decide about a post: settles this and every other open report of it; how many. Settled ones stay as they are.

    Raises:
        Missing: no such report.
        Refused: no moderator; note too long.
    """
    require(may_settle(by))
    note = one_line(note)
    if len(note) > REASON_MOST:
        raise Refused("reason_long", _("Shorten the reason to 500 characters."), "note")
    report = Report.objects.visible_to(by).select_related("answer", "reply").filter(pk=report_id).first()
    if report is None:
        raise Missing
    # Everybody who writes about a post holds its thread first; with the reports held before it two would wait for each other.
    lock_threads([_thread_id(report)])
    same_post = {"thread": report.thread_id, "answer": report.answer_id, "reply": report.reply_id}
    open_ones = Report.objects.select_for_update(no_key=True, of=("self",)).filter(
        outcome=Report.Outcome.OPEN, **same_post
    )
    settled = list(open_ones.select_related("thread", "answer__thread", "reply").order_by("pk"))
    for row in settled:
        row.outcome = Report.Outcome.AGREED if agreed else Report.Outcome.REJECTED
        row.settled_at, row.settled_by, row.settled_note = timezone.now(), by, note
        row.save(update_fields=["outcome", "settled_at", "settled_by", "settled_note"])
        _tell_settled(row, by)
    return len(settled)


def _thread_id(report: Report) -> int:
    if report.answer:
        return report.answer.thread_id
    return report.reply.within_id if report.reply else report.thread_id or 0


def _tell_settled(report: Report, by: Person) -> None:
    post: Any = report.thread or report.answer or report.reply
    thread = post.within if isinstance(post, Reply) else thread_of(post)
    record(
        "settle",
        by,
        thread,
        **_post_of(post),
        reason=report.settled_note,
        details={"report": report.pk, "outcome": report.outcome},
    )
    announce(
        REPORT_SETTLED,
        report=report.pk,
        **about(post),
        author=post.user_id if isinstance(post, Reply) else post.author_id,
        reporter=report.reporter_id,
        by=by.pk,
        outcome=str(report.outcome),
    )


def _check(reason: str, text: str) -> str:
    if reason not in Report.Reason.values:
        raise Refused("reason_unknown", _("Choose what is wrong with it."), "reason")
    text = clean_text(text).strip()
    if len(text) > REPORT_TEXT_MOST:
        raise Refused("text_long", _("Shorten the text to 1,000 characters."), "text")
    if reason == Report.Reason.OTHER and not text:
        raise Refused("text_missing", _("Say in a few words what is wrong with it."), "text")
    return text


def _target(post: Thread | Answer | Reply) -> dict[str, Any]:
    return {"thread" if isinstance(post, Thread) else "answer" if isinstance(post, Answer) else "reply": post}


def _post_of(post: Thread | Answer | Reply) -> dict[str, Any]:
    return {} if isinstance(post, Thread) else _target(post)
