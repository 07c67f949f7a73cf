"""Answering, replying, editing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts import limits
from accounts.unsent import unsent_in
from forum import actions, rules
from forum.addresses import post_address
from forum.forms import AnswerForm, EditForm, EditPostForm, EditQuestionForm, ReplyForm
from forum.posts import PostId
from forum.queries import thread_page
from forum.queries.editing import Draft, draft_of
from forum.queries.whereabouts import whereabouts_of
from forum.views.answers_to_no import members_only, missing_is_404, post_named
from forum.views.pictures import with_pictures
from forum.views.previews import previewed
from forum.views.thread import thread_context

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def answer(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Post an answer; a refused one stands in the editor of the thread's page."""
    page = thread_page(thread_id=thread_id, user=request.user)
    draft = f"answer-{thread_id}"
    if request.method != "POST":
        unsent = AnswerForm(initial=unsent_in(request), draft=draft) if page.may_answer else None
        return render(request, "forum/thread/index.html", thread_context(page, unsent))
    sent = with_pictures(request)
    form = AnswerForm(sent.data, draft=draft)
    if not page.may_answer:
        # Closed meanwhile: the page says so and shows what was typed, whichever button was pressed.
        return render(request, "forum/thread/index.html", thread_context(page, form), status=422)
    if sent.stays:
        status = sent.show_on(form)
        return render(request, "forum/thread/index.html", thread_context(page, form), status=status)
    if shown := previewed(request, form):
        return render(request, "forum/thread/index.html", thread_context(page, form) | {"previewed": shown})
    if form.is_valid() and limits.within("answer", request, form):
        try:
            posted = actions.post_answer(
                by=request.user,
                thread_id=thread_id,
                body=form.cleaned_data["body"],
                official=bool(rules.may_answer_officially(request.user)),
                key=form.cleaned_data["key"],
            )
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(post_address(PostId("answer", posted.pk)))
    return limits.answer(render(request, "forum/thread/index.html", thread_context(page, form), status=422), form)


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def reply(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Write a short note under a question or an answer."""
    on = post_named(kind, number)
    found = whereabouts_of(on, user=request.user)
    verdict = rules.may_reply(request.user, found.row)
    form = ReplyForm(
        request.POST if request.method == "POST" else None, initial=unsent_in(request) if verdict else None
    )
    context: dict[str, Any] = {"form": form, "found": found, "on": on, "verdict": verdict}
    if request.method == "POST" and not verdict:
        return render(request, "forum/reply.html", context, status=422)
    if shown := previewed(request, form):
        return render(request, "forum/reply.html", context | {"previewed": shown})
    if request.method == "POST" and form.is_valid() and limits.within("reply", request, form):
        try:
            written = actions.post_reply(
                by=request.user, on=on, body=form.cleaned_data["body"], key=form.cleaned_data["key"]
            )
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(post_address(PostId("reply", written.pk)))
    return limits.answer(render(request, "forum/reply.html", context, status=422 if form.is_bound else 200), form)


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def edit(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Change what a post says; when somebody was faster both texts are shown."""
    named = post_named(kind, number)
    found = whereabouts_of(named, user=request.user)
    draft = draft_of(named, user=request.user)
    sent = with_pictures(request) if request.method == "POST" else None
    form = _edit_form(draft, sent.data if sent else None, unsent_in(request) if draft.verdict else {})
    context: dict[str, Any] = {"form": form, "found": found, "named": named, "verdict": draft.verdict}
    if sent is not None and not draft.verdict:
        return render(request, "forum/edit.html", context, status=422)
    if sent is not None and sent.stays:
        return render(request, "forum/edit.html", context, status=sent.show_on(form))
    if shown := previewed(request, form):
        return render(request, "forum/edit.html", context | {"previewed": shown})
    if request.method == "POST" and form.is_valid() and limits.within("edit", request, form):
        try:
            _save(request.user, named, form.cleaned_data)
        except rules.Conflict as conflict:
            context |= {"conflict": conflict, "form": _after(conflict, form)}
        except rules.Missing:
            raise
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(post_address(named))
    return limits.answer(render(request, "forum/edit.html", context, status=422 if form.is_bound else 200), form)


FORMS: dict[str, type[EditForm]] = {"thread": EditQuestionForm, "answer": EditPostForm, "reply": EditForm}


def _edit_form(draft: Draft, data: QueryDict | None, unsent: dict[str, str]) -> EditForm:
    initial = {"version": draft.version, "body": draft.body, "title": draft.title, "tags": ", ".join(draft.tags)}
    return FORMS[draft.kind](data, initial=initial | unsent)


def _save(user: Any, named: PostId, data: dict[str, Any]) -> None:
    text = {"by": user, "version": data["version"], "body": data["body"]}
    if named.kind == "thread":
        actions.edit_question(
            thread_id=named.id, title=data["title"], tags=data["tags"], comment=data["comment"], **text
        )
    elif named.kind == "answer":
        actions.edit_answer(answer_id=named.id, comment=data["comment"], **text)
    else:
        actions.edit_reply(reply_id=named.id, **text)


def _after(conflict: rules.Conflict, form: EditForm) -> EditForm:
    """The form with the typed text and the version to save over, once both texts were seen."""
    data = {**form.data.dict(), "version": str(conflict.version)}  # type: ignore[attr-defined]  # a QueryDict
    again = type(form)(data, initial=form.initial)
    again.full_clean()
    again.refuse(conflict)
    return again
