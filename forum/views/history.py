"""The history of a post, the way back to one of its versions, and taking the words out of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import limits
from accounts.pages import page_number
from forum import actions, rules
from forum.addresses import post_address
from forum.forms import ReasonForm
from forum.posts import PostId
from forum.queries import History, Version, history_of
from forum.queries.history import VERSIONS_A_PAGE
from forum.views.answers_to_no import members_only, missing_is_404, post_named, say


@require_safe
@missing_is_404
def history(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Every version, the newest first, with what changed in it; and what was done to the post."""
    found = history_of(post=post_named(kind, number), user=request.user, page=page_number(request))
    links = Paginator(range(found.version_count), VERSIONS_A_PAGE).get_page(found.page)
    return render(request, "forum/history.html", {"found": found, "links": links})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@missing_is_404
def revert(request: HttpRequest, kind: str, number: int, version: int) -> HttpResponse:
    """Show an earlier version, and make it the present one again."""
    post = post_named(kind, number)
    found, chosen = _chosen(post, version, request)
    if not found.may_revert:
        raise rules.Missing
    if request.method != "POST":
        return render(request, "forum/revert.html", {"found": found, "chosen": chosen})
    limits.spend("edit", who=limits.who_asks(request))
    try:
        seen = request.POST.get("seen", "")
        seen_version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0
        actions.revert_post(by=request.user, post=post, to_version=version, version=seen_version)
    except rules.Missing:
        raise
    except rules.Refused as refused:
        say(request, refused)
    else:
        messages.success(request, _("Version %(number)s stands there again.") % {"number": version})
    return HttpResponseRedirect(post_address(post))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@missing_is_404
def erase(request: HttpRequest, kind: str, number: int, version: int) -> HttpResponse:
    """Show an earlier version, and take its words out for good, with a reason."""
    post = post_named(kind, number)
    found, chosen = _chosen(post, version, request)
    if not found.may_erase:
        raise rules.Missing
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and limits.within("keep_order", request, form):
        try:
            actions.erase_version(by=request.user, post=post, version=version, reason=form.cleaned_data["reason"])
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The words of version %(number)s are taken out.") % {"number": version})
            return HttpResponseRedirect(reverse("forum:post-history", args=[kind, number]))
    verdict = rules.may_erase_version(request.user, is_current=chosen.is_current)
    context = {"found": found, "chosen": chosen, "form": form, "verdict": verdict}
    return limits.answer(render(request, "forum/erase.html", context, status=422 if form.is_bound else 200), form)


def _chosen(post: PostId, number: int, request: HttpRequest) -> tuple[History, Version]:
    """The history with one earlier version of it, whose words are still there. Raises Missing."""
    found = history_of(post=post, user=request.user, only=number)
    chosen = next((each for each in found.versions if each.number == number), None)
    if chosen is None or chosen.erased:
        raise rules.Missing
    return found, chosen
