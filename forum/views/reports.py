"""The list of reports, and the decision about one reported post."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import limits
from accounts.pages import page_number
from forum import actions, rules
from forum.forms import DecisionForm
from forum.posts import Person, PostId, reports_group
from forum.queries import ReportedPost, report_by_id, reports_page
from forum.queries.reports import POSTS_A_PAGE
from forum.queries.whereabouts import whereabouts_of
from forum.views.answers_to_no import members_only, missing_is_404
from inbox.actions import mark_group_read

DONE: dict[str, Promise] = {
    "hide": gettext_lazy("It is hidden, and its author knows why."),
    "close": gettext_lazy("The question is closed, and its author knows why."),
    "done": gettext_lazy("It is noted as dealt with."),
    "leave": gettext_lazy("It stays as it is."),
}


@never_cache
@require_safe
@members_only
@missing_is_404
def reports(request: HttpRequest) -> HttpResponse:
    """Reported posts: those that wait for a decision, or those that have one."""
    if not rules.may_see_reports(request.user):
        raise rules.Missing
    settled = request.GET.get("show") == "settled"
    found = reports_page(user=request.user, settled=settled, page=page_number(request))
    # The posts are loaded already: the paginator only counts and links.
    links = Paginator(range(found.page_count * POSTS_A_PAGE), POSTS_A_PAGE).get_page(found.page)
    return render(request, "forum/reports.html", {"found": found, "links": links, "settled": settled})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@missing_is_404
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One reported post with everything said about it, and the decision."""
    reported = report_by_id(number, user=request.user)
    is_open = reported.reports[0].outcome == "open"
    if request.method == "GET":
        mark_group_read(by=request.user, group=reports_group(reported.post))
    form = DecisionForm(
        request.POST if request.method == "POST" else None, choices=_choices(request.user, reported) if is_open else ()
    )
    if request.method == "POST" and form.is_valid() and limits.within("keep_order", request, form):
        decision = form.cleaned_data["decision"]
        try:
            actions.decide_report(
                by=request.user, report_id=number, decision=decision, reason=form.cleaned_data["reason"]
            )
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, str(DONE[decision]))
            return HttpResponseRedirect(reverse("forum:reports"))
    context = {"post": reported, "form": form, "is_open": is_open}
    return limits.answer(render(request, "forum/report.html", context, status=422 if form.is_bound else 200), form)


def _choices(user: Person, reported: ReportedPost) -> list[tuple[str, str]]:
    """What this moderator may decide about this post."""
    thread = whereabouts_of(PostId("thread", reported.thread.id), user=user).thread
    choices = []
    if rules.may_hide(user) and not reported.hidden:
        choices.append(("hide", _("Hide it")))
    if rules.may_close(user, thread) and not thread.closed_at:
        choices.append(("close", _("Close the question for new answers")))
    return [*choices, ("done", _("Agree: it is dealt with in another way")), ("leave", _("Leave it as it is"))]
