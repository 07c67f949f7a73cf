"""The ways to a person: from one's own thread, and from anywhere with one field."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from accounts import limits
from accounts.unsent import unsent_in
from escalation import actions
from escalation.forms import BeginForm, HandOverForm
from escalation.queries.conversations import conversation_of
from escalation.queries.desk import desk_view
from escalation.queries.situations import eligibility_of
from escalation.rules import MESSAGE_LENGTH, Missing, Refused
from escalation.views.gates import members_only
from forum.queries.facts import facts_of
from search.log import HAND_OVER, note_followed

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
@members_only
def begin(request: HttpRequest) -> HttpResponse:
    """One field; what was searched for stands in it already. It becomes a private thread that waits for a person."""
    if request.method != "POST":
        words = request.GET.get("question", "").replace("\0", "")[:MESSAGE_LENGTH]
        return _begin_page(request, BeginForm(initial={"words": words, **unsent_in(request)}))
    form = BeginForm(request.POST)
    if form.is_valid() and limits.within("hand_over", request, form):
        data = form.cleaned_data
        try:
            opened = actions.open_private(
                by=request.user,
                words=data["words"],
                language=(get_language() or "en").split("-")[0],
                trail=data["trail"],
                key=data["key"],
            )
        except Missing:
            raise
        except Refused as refused:
            form.refuse(Refused(refused.key, refused.sentence, "words" if refused.field in {"title", "body"} else ""))
        else:
            note_followed(request, HAND_OVER)
            return HttpResponseRedirect(reverse("escalation:conversation", args=[opened.pk]))
    return limits.answer(_begin_page(request, form, status=422), form)


def _begin_page(request: HttpRequest, form: BeginForm, status: int = 200) -> HttpResponse:
    return render(request, "escalation/begin.html", {"form": form, "desk": desk_view()}, status=status)


@require_http_methods(GET_OR_POST)
@members_only
def hand_over(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Hand one's own thread to a person; where that is not possible now, the page says why and from when on it is."""
    facts = facts_of(thread_id, user=request.user)
    if facts is None:
        raise Missing
    running = conversation_of(thread_id, user=request.user)
    if request.method != "POST" and running and running.customer_id == request.user.pk and running.is_running:
        return HttpResponseRedirect(reverse("escalation:conversation", args=[running.pk]))
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and limits.within("hand_over", request, form):
        data = form.cleaned_data
        try:
            opened = actions.hand_over(
                by=request.user, thread_id=thread_id, words=data["words"], trail=data["trail"], key=data["key"]
            )
        except Missing:
            raise
        except Refused as refused:
            form.refuse(Refused(refused.key, refused.sentence, "words" if refused.field == "body" else ""))
        else:
            note_followed(request, HAND_OVER)
            return HttpResponseRedirect(reverse("escalation:conversation", args=[opened.pk]))
    desk = desk_view()
    eligible = eligibility_of(facts, request.user, present=desk.on_duty)
    if eligible and not form.is_bound:
        form = HandOverForm(initial=unsent_in(request))
    context = {"form": form, "thread": facts, "eligible": eligible, "desk": desk, "again": running}
    return limits.answer(
        render(request, "escalation/hand_over.html", context, status=422 if form.is_bound else 200), form
    )
