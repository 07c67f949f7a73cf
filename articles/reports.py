"""Reports under /cms/: which articles are due for a check, and what readers said."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, LocaleColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from articles.models import ArticleFeedback, ArticlePage
from articles.queries import edit_address


def _pages_of(user: Any) -> QuerySet[Any]:
    """Ids of the pages ``user`` may edit."""
    pages: QuerySet[Any] = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.order_by().values("pk")


class HelpReport(ReportView):
    """What both have in common: for those who may edit pages."""

    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]


class ReviewReport(HelpReport):
    """Articles whose "check again by" has come, the longest overdue first."""

    page_title = _("Due for a check")
    header_icon = "history"
    index_url_name = "articles_review_report"
    index_results_url_name = "articles_review_report_results"
    columns = [
        TitleColumn("title", label=_("Article"), get_url=lambda page: edit_address(page.pk)),
        LocaleColumn(label=_("Language")),
        Column("article_owner", label=_("Owner")),
        Column("checked_on", label=_("Last checked")),
        Column("review_by", label=_("Check again by")),
    ]
    list_export = ["title", "locale", "article_owner", "checked_on", "review_by"]
    export_headings = {
        "title": _("Article"),
        "locale": _("Language"),
        "article_owner": _("Owner"),
        "checked_on": _("Last checked"),
        "review_by": _("Check again by"),
    }

    def get_queryset(self) -> QuerySet[ArticlePage]:
        due = ArticlePage.objects.live().filter(alias_of=None, review_by__lte=timezone.localdate())
        self.queryset = (
            due.filter(pk__in=_pages_of(self.request.user))
            .select_related("article_owner", "locale")
            .order_by("review_by", "pk")
        )
        rows: QuerySet[ArticlePage] = super().get_queryset()
        return rows

    def get_filename(self) -> str:
        return f"due-for-a-check-{timezone.localdate():%Y-%m-%d}"


class FeedbackReport(HelpReport):
    """Each answer to "Was this helpful?", the newest first, with the counts of its article."""

    page_title = _("Feedback on articles")
    header_icon = "help"
    index_url_name = "articles_feedback_report"
    index_results_url_name = "articles_feedback_report_results"
    columns = [
        TitleColumn("page", label=_("Article"), get_url=lambda row: edit_address(row.page_id)),
        LocaleColumn(label=_("Language"), accessor="page.locale"),
        BooleanColumn("helpful", label=_("Helpful")),
        Column("reason", label=_("What was missing"), accessor="get_reason_display"),
        Column("text", label=_("Remark")),
        NumberColumn("yes", label=_("Yes, in all"), accessor="page.tally.helpful_count"),
        NumberColumn("no", label=_("No, in all"), accessor="page.tally.unhelpful_count"),
        DateColumn("at", label=_("When")),
    ]
    list_export = ["page", "page.locale", "helpful", "get_reason_display", "text", "at"]
    export_headings = {
        "page": _("Article"),
        "page.locale": _("Language"),
        "helpful": _("Helpful"),
        "get_reason_display": _("What was missing"),
        "text": _("Remark"),
        "at": _("When"),
    }

    def get_queryset(self) -> QuerySet[ArticleFeedback]:
        self.queryset = (
            ArticleFeedback.objects.filter(page__in=_pages_of(self.request.user))
            .select_related("page__locale", "page__tally")
            .defer("page__body")
            .order_by("-at", "-pk")
        )
        rows: QuerySet[ArticleFeedback] = super().get_queryset()
        return rows

    def get_filename(self) -> str:
        return f"feedback-{timezone.localdate():%Y-%m-%d}"
