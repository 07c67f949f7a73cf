"""The conversation as its customer sees it: the page, what is new on it, saying something, leaving."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import limits
from escalation import actions
from escalation.forms import SayForm
from escalation.notifications import notice_group
from escalation.queries.conversations import ConversationPage, conversation_page
from escalation.queries.desk import desk_view
from escalation.queries.messages import redrawn
from escalation.rules import Missing, Refused
from escalation.views.gates import members_only, number, wants_part
from inbox.actions import mark_group_read


def _own(request: HttpRequest, conversation_id: int, *, before: int = 0) -> ConversationPage:
    page = conversation_page(conversation_id=conversation_id, user=request.user, before=before)
    if page.as_agent:
        raise Missing
    return page


def _seen(request: HttpRequest, page: ConversationPage) -> None:
    """Whoever has the page before them has read what stands on it."""
    if page.last_id > page.conversation.customer_read:
        actions.mark_read(by=request.user, conversation_id=page.conversation.pk, message_id=page.last_id)
    mark_group_read(by=request.user, group=notice_group(page.conversation.pk))


def _context(page: ConversationPage, form: SayForm) -> dict[str, object]:
    waiting = page.conversation.state == page.conversation.State.WAITING
    return {"page": page, "form": form, "desk": desk_view(ahead=page.place - 1) if waiting else None}


@require_safe
@members_only
def conversation(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The whole page. Agents are led to their desk, where the same conversation stands."""
    page = conversation_page(conversation_id=conversation_id, user=request.user, before=number(request, "before"))
    if page.as_agent:
        return HttpResponseRedirect(reverse("desk:conversation", args=[conversation_id]))
    _seen(request, page)
    return render(request, "escalation/conversation/index.html", _context(page, SayForm()))


@require_safe
@members_only
def news(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """What is new after ``after``, as parts that find their own places; ``seen`` says that somebody looks."""
    page = _own(request, conversation_id)
    if request.GET.get("seen"):
        _seen(request, page)
    after = number(request, "after")
    fresh = [line for line in page.messages if line.id > after]
    context = {**_context(page, SayForm()), "fresh": fresh, "redrawn": redrawn(page.messages, fresh)}
    return render(request, "escalation/conversation/_news.html", context)


@require_POST
@members_only
def say(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Say something. With a script only the form is answered with; without one the page comes back at its end."""
    page = _own(request, conversation_id)
    form = SayForm(request.POST)
    if form.is_valid() and limits.within("message", request, form):
        data = form.cleaned_data
        try:
            actions.send_message(
                by=request.user,
                conversation_id=conversation_id,
                body=data["body"],
                public=data["public"] and not page.thread.private,
                key=data["key"],
            )
        except Missing:
            raise
        except Refused as refused:
            form.refuse(refused)
        else:
            return _said(request, conversation_id)
    if wants_part(request):
        return render(request, "escalation/_unsaid.html", {"form": form})
    response = render(request, "escalation/conversation/index.html", _context(page, form), status=422)
    return limits.answer(response, form)


def _said(request: HttpRequest, conversation_id: int) -> HttpResponse:
    if not wants_part(request):
        return HttpResponseRedirect(reverse("escalation:conversation", args=[conversation_id]) + "#say")
    response = render(request, "escalation/_unsaid.html", {"form": SayForm(), "said": True})
    response["HX-Trigger"] = "said"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def leave(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Leave the line or end the conversation; a GET asks first."""
    page = _own(request, conversation_id)
    if request.method == "POST":
        actions.leave(by=request.user, conversation_id=conversation_id)
        return HttpResponseRedirect(reverse("escalation:conversation", args=[conversation_id]))
    return render(request, "escalation/conversation/leave.html", {"page": page})
