"""Tells moderators of a reported post, ends that when it is decided, and tells whoever reported what came of it."""

from django.urls import reverse

from accounts.queries import members_with
from forum import notifications as kinds
from forum import signals
from forum.posts import PostId, reports_group
from forum.queries.hearers import occasion_of
from forum.queries.reports import report_to_tell
from forum.receivers.telling import Elsewhere, post_of, tell
from forum.rules.limits import MODERATORS_TOLD
from inbox.actions import mark_read_for_all
from news.announce import Told, hears


@hears(signals.REPORT_RAISED)
def tell_moderators(news: Told) -> None:
    """Those who decide about reports: once a post, however many report it, and only as long as it waits."""
    report, post = report_to_tell(news["report"]), post_of(news)
    if report is None or post is None:
        return
    tell(
        news,
        kinds.REPORTED,
        _moderators() - {news.get("by")},
        post,
        {"snippet": post.words["snippet"], "reason": report.reason},
        # Whoever reported is named on the page of the decision, where it helps to judge, and not in everybody's mail.
        who=0,
        elsewhere=Elsewhere(lambda: reverse("forum:report", args=[report.pk]), reports_group(post.post)),
    )


@hears(signals.REPORT_SETTLED)
def tell_of_an_outcome(news: Told) -> None:
    """Whoever reported, as long as they may see the thread; what was reported may be hidden by now."""
    question = occasion_of(PostId("thread", news["thread"]))
    if question is not None:
        reporter = {news.get("reporter")} - {news.get("by")}
        tell(news, kinds.REPORT_SETTLED, reporter, question, {"outcome": str(news.ids["outcome"])})


@hears(signals.REPORT_SETTLED)
def end_the_moderators_notice(news: Told) -> None:
    """What is decided asks nobody any longer."""
    post = post_of(news)
    if post is not None:
        mark_read_for_all(_moderators(), group=reports_group(post.post))


def _moderators() -> set[int]:
    rows = members_with("forum.see_reports").order_by("pk")
    return set(rows.values_list("pk", flat=True)[:MODERATORS_TOLD])
