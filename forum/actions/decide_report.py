"""Decide about a reported post: hide it, close its question, note that it is dealt with, or leave it; and settle its reports."""

from typing import Literal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.actions.close_thread import close_thread
from forum.actions.hide_post import hide_post
from forum.actions.locks import possible
from forum.actions.report_post import settle_report
from forum.models import Report
from forum.posts import Person, PostId
from forum.rules import Missing, Refused, may_settle, require

Decision = Literal["hide", "close", "done", "leave"]


@transaction.atomic
def decide_report(*, by: Person, report_id: int, decision: Decision, reason: str = "") -> int:
    """Do what was decided and settle every open report of the post; how many.

    Args:
        decision: ``hide`` the post, ``close`` its thread, ``done`` (agreed, and mended in another way) or ``leave`` it as it is.
        reason: needed to hide and close, where the author reads it; else a note for moderators.

    Raises:
        Missing: no such report, or not for this person.
        Refused: no moderator; no right to hide or close; no reason, or one too long; decided meanwhile.
    """
    require(may_settle(by))
    possible(report_id)
    report = Report.objects.visible_to(by).select_related("answer", "reply").filter(pk=report_id).first()
    if report is None:
        raise Missing
    # First of all, because it locks: whoever decides in the same second finds nothing left to decide.
    settled = settle_report(by=by, report_id=report_id, agreed=decision != "leave", note=reason)
    if not settled:
        raise Refused("settled", _("Somebody has decided about it meanwhile."))
    if decision == "hide":
        hide_post(by=by, post=_post_of(report), reason=reason)
    elif decision == "close":
        close_thread(by=by, thread_id=_thread_of(report), reason=reason)
    return settled


def _post_of(report: Report) -> PostId:
    if report.thread_id:
        return PostId("thread", report.thread_id)
    return PostId("answer", report.answer_id) if report.answer_id else PostId("reply", report.reply_id or 0)


def _thread_of(report: Report) -> int:
    if report.answer:
        return report.answer.thread_id
    return report.reply.within_id if report.reply else report.thread_id or 0
