"""What an agent does in the console: say something, take and give back, make an article, come and go."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts import limits
from escalation import actions, rules
from escalation.desk_forms import DeskSayForm
from escalation.queries.talk import talk_of
from escalation.views.desk_pages import customers_address, say_form, talk_response
from escalation.views.gates import View, agents_only, wants_part


def posted(view: View) -> View:
    """For agents and POST only; whoever comes by a link (back from the sign-in) is led to the page the button stands on."""

    @never_cache
    @agents_only
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if request.method == "POST" else _back(kwargs.get("conversation_id"))

    return answered


@posted
def say(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Answer the customer, or leave a note for colleagues; what cannot be said stays in its field."""
    form = DeskSayForm(request.POST, draft=f"desk-{conversation_id}")
    if form.is_valid() and limits.within("message", request, form):
        try:
            actions.send_message(
                by=request.user,
                conversation_id=conversation_id,
                body=form.cleaned_data["body"],
                public=form.cleaned_data["public"],
                note=form.is_note,
                key=form.cleaned_data["key"],
            )
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return _said(request, conversation_id)
    talk = talk_of(conversation_id, agent=request.user)
    if wants_part(request):
        # Only answers that went well are put into the page by htmx.
        return render(request, "escalation/desk/_refused.html", {"form": form, "talk": talk, "say": form})
    if not talk.page.as_agent:
        return HttpResponseRedirect(customers_address(talk))
    return limits.answer(talk_response(request, talk, form, status=422), form)


def _said(request: HttpRequest, conversation_id: int) -> HttpResponse:
    if not wants_part(request):
        return _back(conversation_id)
    talk = talk_of(conversation_id, agent=request.user)
    response = render(request, "escalation/desk/_said.html", {"talk": talk, "say": say_form(talk)})
    response["HX-Trigger"] = "said"
    return response


@posted
def take(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Take a conversation."""
    return _done(request, conversation_id, actions.claim)


@posted
def give_back(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Put one's conversation back into the queue."""
    return _done(request, conversation_id, actions.release)


@posted
def article(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Hand the editors a draft made of the conversation."""
    given = request.POST.get("section", "")
    # A page's id is a 32-bit number; what is none is nobody's.
    section = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
    return _done(request, conversation_id, partial(actions.make_article, section_id=section))


@posted
def take_next(request: HttpRequest) -> HttpResponse:
    """Take whoever waits longest."""
    taken = actions.claim_next(by=request.user)
    if taken is None:
        messages.info(request, _("Nobody waits now."))
    return _back(taken.pk if taken else None)


@posted
def duty(request: HttpRequest) -> HttpResponse:
    """Say whether one takes conversations now."""
    actions.take_conversations(by=request.user, takes=request.POST.get("takes") == "1")
    opened = request.POST.get("open", "")
    return _back(int(opened) if opened.isascii() and opened.isdigit() and len(opened) < 19 else None)


def _done(request: HttpRequest, conversation_id: int, action: Callable[..., Any]) -> HttpResponse:
    try:
        action(by=request.user, conversation_id=conversation_id)
    except rules.Missing:
        raise
    except rules.Refused as refused:
        messages.error(request, str(refused.sentence))
    return _back(conversation_id)


def _back(conversation_id: int | None) -> HttpResponse:
    if conversation_id is None:
        return HttpResponseRedirect(reverse("desk:queue"))
    return HttpResponseRedirect(reverse("desk:conversation", args=[conversation_id]))
