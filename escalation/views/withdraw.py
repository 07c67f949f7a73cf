"""Taking public words of a conversation off their thread: a page that asks, and the deed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import limits
from escalation import actions
from escalation.forms import WithdrawForm
from escalation.queries.messages import Withdrawal, withdrawal
from escalation.rules import Missing, Refused
from escalation.views.gates import members_only


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def withdraw(request: HttpRequest, message_id: int) -> HttpResponse:
    """A GET shows the words and what becomes of them; a POST takes them off the thread."""
    found = withdrawal(message_id, user=request.user)
    if found.done:
        return HttpResponseRedirect(_back(request, found))
    form = WithdrawForm(request.POST if request.method == "POST" else None, needs_reason=found.needs_reason)
    if form.is_bound and form.is_valid() and limits.within("message", request, form):
        try:
            actions.withdraw_message(by=request.user, message_id=message_id, reason=form.cleaned_data["reason"])
        except Missing:
            raise
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The words no longer stand on the thread."))
            return HttpResponseRedirect(_back(request, found))
    context = {"found": found, "message": found.message, "form": form, "back": _back(request, found)}
    page = render(request, "escalation/withdraw.html", context, status=422 if form.is_bound else 200)
    return limits.answer(page, form)


def _back(request: HttpRequest, found: Withdrawal) -> str:
    """The two sides go on talking; a moderator came from the thread."""
    if found.needs_reason:
        return reverse("forum:thread", args=[found.thread.id, found.thread.slug])
    return reverse("escalation:conversation", args=[found.message.conversation_id])
