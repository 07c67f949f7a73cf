"""The list of notices and its table of settings."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.addresses import number_in
from accounts.pages import page_number
from inbox import actions, queries
from inbox.forms import SettingsForm
from inbox.kinds import settings_for


@never_cache
@login_required
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """By day, then by thread."""
    show = request.GET.get("show", queries.ALL)
    found = queries.notice_page(request.user, show=show, number=page_number(request))
    table = queries.setting_table(request.user)
    return render(request, "inbox/list.html", {"found": found, "show": show, "table": table})


@never_cache
@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark read: one (``notice``), or everything up to the newest on the page (``up_to``)."""
    notice = number_in(request.POST.get("notice", ""))
    if notice is not None:
        if not actions.mark_read(by=request.user, notice_id=notice) and not queries.is_own(request.user, notice):
            raise Http404
    else:
        actions.mark_all_read(by=request.user, up_to=number_in(request.POST.get("up_to", "")))
    return HttpResponseRedirect(_back(request))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """What a member wants to hear, and how."""
    form = SettingsForm(request.POST or None, settings=settings_for(request.user))
    if request.method == "POST" and "suggested" in request.POST:
        actions.suggest_again(by=request.user)
        messages.success(request, _("You hear again what we suggest."))
        return HttpResponseRedirect(reverse("inbox:settings"))
    if request.method == "POST" and form.is_valid():
        actions.choose(by=request.user, wishes=form.wishes())
        messages.success(request, _("Saved. It holds from the next notice on."))
        return HttpResponseRedirect(reverse("inbox:settings"))
    table = queries.setting_table(request.user)
    status = 400 if request.method == "POST" else 200
    return render(request, "inbox/settings.html", {"form": form, "table": table}, status=status)


def _back(request: HttpRequest) -> str:
    show = request.POST.get("show", "")
    return reverse("inbox:list") + (f"?show={show}" if show in queries.SHOWN else "")
