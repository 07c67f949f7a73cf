"""The customer's word on an answer for everyone: publish it, or keep it between the two."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from escalation import actions
from escalation.forms import PlaceForm
from escalation.queries.proposals import proposal_page
from escalation.rules import Missing, Refused
from escalation.views.gates import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def decide(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """A GET shows what everybody would read; a POST with ``word`` "publish" or "keep" decides."""
    page = proposal_page(proposal_id=proposal_id, user=request.user)
    back = reverse("escalation:conversation", args=[page.conversation.pk])
    word = request.POST.get("word", "")
    form = PlaceForm(request.POST if word else None, thread=page.thread) if page.thread.private else None
    if (
        request.method != "POST"
        or word not in {"publish", "keep"}
        or (form and word == "publish" and not form.is_valid())
    ):
        context = {"page": page, "proposal": page.proposal, "form": form}
        return render(request, "escalation/proposal.html", context, status=422 if form and form.is_bound else 200)
    board = form.cleaned_data["board"] if form and word == "publish" else None
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"proposal:{proposal_id}")
    try:
        decided = actions.decide_proposal(
            by=request.user, proposal_id=proposal_id, agree=word == "publish", board_id=board, key=key
        )
    except Missing:
        raise
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return HttpResponseRedirect(back)
    if decided.answer_id:
        messages.success(request, _("Your question is solved, for everyone who asks it next."))
        return HttpResponseRedirect(reverse("forum:post", args=["answer", decided.answer_id]))
    messages.success(request, _("The answer stays between you and us."))
    return HttpResponseRedirect(back)
