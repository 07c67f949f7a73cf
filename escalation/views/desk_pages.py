"""The console's pages: the queue, one conversation, and the parts of them that are drawn anew when something changes."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from escalation import actions
from escalation.desk_forms import NOTE, REPLY, DeskSayForm
from escalation.queries.console import desk_clock, duty_of, queue
from escalation.queries.conversations import conversation_page
from escalation.queries.messages import redrawn
from escalation.queries.talk import Talk, new_lines, talk_of
from escalation.rules import Missing
from escalation.views.gates import agents_only, number

# An open page without a stream is a sign of life, too; written down no more often than this.
SIGN_OF_LIFE = timedelta(seconds=30)


@never_cache
@agents_only
@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    """Who waits, with nothing chosen."""
    return render(request, "escalation/desk/index.html", console_context(request))


@never_cache
@agents_only
@require_safe
def conversation(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """One conversation between the queue and its customer; ``?before=`` shows older lines."""
    talk = talk_of(conversation_id, agent=request.user, before=number(request, "before"))
    if not talk.page.as_agent:
        return HttpResponseRedirect(customers_address(talk))
    if not number(request, "before"):
        _mark_read(request, talk, talk.page.last_id)
    return talk_response(request, talk)


@never_cache
@agents_only
@require_safe
def queue_part(request: HttpRequest) -> HttpResponse:
    """The queue as it is now, and whether the customer of the open conversation (``?open=``) is there."""
    opened = number(request, "open")
    context = console_context(request) | {"opened": opened}
    if opened:
        context["talk"] = _opened(request, opened)
    return render(request, "escalation/desk/_fresh_queue.html", context)


@never_cache
@agents_only
@require_safe
def talk_part(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """What was said after ``?after=``; when something happened meanwhile, also who has the conversation now."""
    talk = talk_of(conversation_id, agent=request.user)
    if not talk.page.as_agent:
        raise Missing
    lines = new_lines(talk.page.conversation, user=request.user, after=number(request, "after"))
    if request.GET.get("seen"):
        _mark_read(request, talk, max(talk.page.last_id, *(line.id for line in lines), 0))
    context = {
        "talk": talk,
        "lines": lines,
        "redrawn": redrawn(talk.page.messages, lines),
        "as_agent": True,
        "changed": any(line.kind == "event" for line in lines),
        "say": say_form(talk),
    }
    return render(request, "escalation/desk/_fresh_talk.html", context)


@never_cache
@agents_only
@require_safe
def tips(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """What search finds for the title of the thread."""
    page = conversation_page(conversation_id=conversation_id, user=request.user)
    return render(request, "escalation/desk/_tips.html", {"thread": page.thread})


def console_context(request: HttpRequest) -> dict[str, Any]:
    """What every page of the console shows; notes that the agent is there."""
    assert not isinstance(request.user, AnonymousUser)
    duty = duty_of(request.user)
    if duty is None or duty.seen_at < timezone.now() - SIGN_OF_LIFE:
        actions.show_presence(by=request.user)
    # The clock first: a change between the two is drawn twice rather than never.
    changes = desk_clock()
    return {
        "queue": queue(agent=request.user),
        "takes": duty is None or duty.takes,
        "desk_changes": changes,
    }


def talk_response(
    request: HttpRequest, talk: Talk, form: DeskSayForm | None = None, *, status: int = 200
) -> HttpResponse:
    """The console with a conversation open; ``form`` is what could not be said."""
    context = console_context(request) | {
        "talk": talk,
        "opened": talk.page.conversation.pk,
        "as_agent": True,
        "form": form,
        "say": form or say_form(talk),
        "older_shown": bool(number(request, "before")),
    }
    return render(request, "escalation/desk/index.html", context, status=status)


def say_form(talk: Talk) -> DeskSayForm:
    """An empty composer: a reply where the agent has the conversation, else a note."""
    mode = REPLY if talk.mine else NOTE
    return DeskSayForm(initial={"mode": mode}, draft=f"desk-{talk.page.conversation.pk}")


def customers_address(talk: Talk) -> str:
    """Where an agent's own question is talked about: on the customers' side, like everybody's."""
    return reverse("escalation:conversation", args=[talk.page.conversation.pk])


def _opened(request: HttpRequest, conversation_id: int) -> Talk | None:
    """The open conversation; None when it is gone meanwhile, which is no reason not to draw the queue."""
    try:
        talk = talk_of(conversation_id, agent=request.user)
    except Missing:
        return None
    return talk if talk.page.as_agent else None


def _mark_read(request: HttpRequest, talk: Talk, newest: int) -> None:
    """The agent who has the conversation has seen it; a colleague's look leaves the dot where it is."""
    if talk.mine and newest > talk.page.conversation.agent_read:
        actions.mark_read(by=request.user, conversation_id=talk.page.conversation.pk, message_id=newest)
