"""Ending a conversation: with an answer for everyone, made of what was said, or for a stated reason."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from escalation import actions, rules
from escalation.desk_forms import AnswerForm, ReasonForm
from escalation.models import Message
from escalation.queries.talk import Talk, talk_of, texts_of
from escalation.views.desk_pages import customers_address
from escalation.views.gates import agents_only
from forum.queries.previews import Preview, preview_of


@never_cache
@agents_only
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The page with both ways to end; ``step`` of the POST says which was taken, or that the text is made of chosen messages."""
    talk = talk_of(conversation_id, agent=request.user)
    if not talk.page.as_agent:
        return HttpResponseRedirect(customers_address(talk))
    if _is_done(request, talk):
        return _back(talk)
    step = request.POST.get("step", "")
    if request.method == "POST" and step in ENDINGS:
        return ENDINGS[step](request, talk)
    if not talk.may_write and request.method != "POST":
        # Closed or given back in another window meanwhile.
        messages.error(request, str(talk.may_write.sentence))
        return _back(talk)
    texts = texts_of(conversation_id, user=request.user)
    if not talk.may_write:
        answer = AnswerForm(request.POST)
        answer.add_error(None, str(talk.may_write.sentence))
        return _page(request, talk, texts, answer=answer, chosen=_ticked(request, texts), status=422)
    if step == "gather":
        return _gathered(request, talk, texts)
    if "preview" in request.POST:
        return _previewed(request, talk, texts)
    chosen = _likely(texts)
    return _page(request, talk, texts, answer=AnswerForm(initial={"body": _joined(texts, chosen)}), chosen=chosen)


def _gathered(request: HttpRequest, talk: Talk, texts: Sequence[Message]) -> HttpResponse:
    """The text made of the chosen messages; without any, what was typed stays."""
    chosen = _ticked(request, texts)
    if chosen:
        return _page(request, talk, texts, answer=AnswerForm(initial={"body": _joined(texts, chosen)}), chosen=chosen)
    form = AnswerForm(request.POST)
    form.add_error(None, _("Choose at least one message, or write the answer yourself."))
    return _page(request, talk, texts, answer=form, chosen=chosen, status=422)


def _previewed(request: HttpRequest, talk: Talk, texts: Sequence[Message]) -> HttpResponse:
    """What the answer will look like, for whoever has no script; nothing is judged yet."""
    shown = preview_of(request.POST.get("body", ""), by=request.user)
    answer = AnswerForm(initial=request.POST.dict())
    return _page(request, talk, texts, answer=answer, chosen=_ticked(request, texts), previewed=shown)


def _with_answer(request: HttpRequest, talk: Talk) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.resolve_with_answer(
                by=request.user, conversation_id=talk.page.conversation.pk, body=form.cleaned_data["body"]
            )
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return _back(talk)
    texts = texts_of(talk.page.conversation.pk, user=request.user)
    return _page(request, talk, texts, answer=form, chosen=_ticked(request, texts), status=422)


def _without_answer(request: HttpRequest, talk: Talk) -> HttpResponse:
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            actions.resolve_without_answer(
                by=request.user,
                conversation_id=talk.page.conversation.pk,
                reason=form.cleaned_data["reason"],
                note=form.cleaned_data["note"],
            )
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return _back(talk)
    texts = texts_of(talk.page.conversation.pk, user=request.user)
    chosen = _likely(texts)
    answer = AnswerForm(initial={"body": _joined(texts, chosen)})
    return _page(request, talk, texts, answer=answer, reason=form, chosen=chosen, status=422)


def _is_done(request: HttpRequest, talk: Talk) -> bool:
    """The same button pressed twice: this agent has ended it a moment ago."""
    conversation = talk.page.conversation
    return request.method == "POST" and conversation.state == "resolved" and conversation.agent_id == request.user.pk


ENDINGS = {"answer": _with_answer, "reason": _without_answer}


def _page(
    request: HttpRequest,
    talk: Talk,
    texts: Sequence[Message],
    *,
    answer: AnswerForm,
    chosen: set[int] | None,
    reason: ReasonForm | None = None,
    status: int = 200,
    previewed: Preview | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "previewed": previewed,
        "unchosen": texts and talk.may_write and request.POST.get("step") == "gather",
        "talk": talk,
        "texts": [(row, row.pk in (chosen or ())) for row in texts],
        "none_likely": chosen is None,
        "answer": answer,
        "reason": reason or ReasonForm(),
        "form": reason or answer,
    }
    return render(request, "escalation/desk/close.html", context, status=status)


def _ticked(request: HttpRequest, texts: Sequence[Message]) -> set[int]:
    return {row.pk for row in texts if str(row.pk) in request.POST.getlist("said")}


def _likely(texts: Sequence[Message]) -> set[int] | None:
    """The message the answer may begin with: never a greeting alone; None where no message reads like an answer."""
    said = [row for row in texts if row.kind == Message.Kind.AGENT]
    place = rules.likely_answer([row.body for row in said])
    return None if place is None else {said[place].pk}


def _joined(texts: Sequence[Message], chosen: set[int] | None) -> str:
    return "\n\n".join(row.body.strip() for row in texts if row.pk in (chosen or ()))


def _back(talk: Talk) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:conversation", args=[talk.page.conversation.pk]))
