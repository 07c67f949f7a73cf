"""One task: who does it until when, and what ends it: an article, a synonym, or the word of an editor."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.unsent import unsent_in
from articles.queries import article_at, edit_address
from forum.rules import Missing, Refused
from inbox.actions import mark_group_read
from insights import actions
from insights.forms import ONE_WAY, DoneForm, SynonymForm, TaskForm
from insights.notifications import notice_group
from insights.queries import TaskView, task_view
from insights.views.gates import editors_only

NOBODYS = 0
"""The number of no article."""


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """The task with what can be done about it; a POST changes owner, date and note."""
    view = _view(request, task_id)
    if request.method != "POST":
        mark_group_read(by=request.user, group=notice_group(task_id))
        row = view.task
        initial = {"owner": row.owner_id, "due_on": row.due_on, "note": row.note, **unsent_in(request)}
        form = TaskForm(initial=initial, owner=row.owner) if row.is_open else None
        return render(request, "insights/task.html", {"view": view, "form": form})
    form = TaskForm(request.POST, owner=view.task.owner)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.change_task(
                by=request.user, task_id=task_id, owner_id=data["owner"], due_on=data["due_on"], note=data["note"]
            )
        except Missing:
            raise
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The task is changed."))
            return _back(task_id)
    return render(request, "insights/task.html", {"view": view, "form": form}, status=422)


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, task_id: int) -> HttpResponse:
    """Begin the article, and go on writing it under /cms/; by a link back to the task."""
    _view(request, task_id)
    if request.method != "POST":
        return _back(task_id)
    try:
        page_id = actions.begin_article(by=request.user, task_id=task_id)
    except Missing:
        raise
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return _back(task_id)
    return HttpResponseRedirect(edit_address(page_id))


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def synonym(request: HttpRequest, task_id: int) -> HttpResponse:
    """Add the synonym; the task is done with it."""
    view = _view(request, task_id)
    if view.task.kind != view.task.Kind.SYNONYM:
        raise Missing
    if request.method != "POST":
        if not view.task.is_open:
            return _back(task_id)
        cluster = view.task.cluster
        initial = {"typed": cluster.name, "language": cluster.language, **unsent_in(request)}
        return _synonym_page(request, view, SynonymForm(initial=initial))
    form = SynonymForm(request.POST)
    if form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            actions.add_the_synonym(
                by=request.user,
                task_id=task_id,
                language=data["language"],
                typed=form.lines("typed"),
                said=form.lines("said"),
                one_way=data["way"] == ONE_WAY,
            )
        except Missing:
            raise
        except (Refused, ValidationError) as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The synonym is added. The next search knows it."))
            return _back(task_id)
    return _synonym_page(request, view, form, status=422)


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, task_id: int) -> HttpResponse:
    """Say that it is done by other means, and which article answers it."""
    view = _view(request, task_id)
    if request.method != "POST":
        if not view.task.is_open:
            return _back(task_id)
        form = DoneForm(initial=unsent_in(request))
        return render(request, "insights/done.html", {"view": view, "form": form})
    form = DoneForm(request.POST)
    if form.is_valid():
        address = form.cleaned_data["article"]
        link = article_at(address, user=request.user) if address else None
        article_id = link.id if link else (NOBODYS if address else None)
        try:
            actions.finish_task(by=request.user, task_id=task_id, article_id=article_id)
        except Missing:
            raise
        except Refused as refused:
            form.refuse(refused)
        else:
            return _back(task_id)
    return render(request, "insights/done.html", {"view": view, "form": form}, status=422)


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, task_id: int) -> HttpResponse:
    """Open it again; by a link back to the task."""
    view = _view(request, task_id)
    if request.method != "POST":
        return _back(task_id)
    try:
        opened = actions.reopen_task(by=request.user, task_id=task_id)
    except Missing:
        raise
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return _back(task_id)
    if opened is None:
        messages.success(request, _("It is shown in the lists again."))
        return HttpResponseRedirect(reverse("insights:cluster", args=[view.task.cluster_id]))
    return _back(task_id)


def _synonym_page(request: HttpRequest, view: TaskView, form: SynonymForm, *, status: int = 200) -> HttpResponse:
    return render(request, "insights/synonym.html", {"view": view, "form": form}, status=status)


def _view(request: HttpRequest, task_id: int) -> TaskView:
    return task_view(task_id, user=request.user, now=timezone.now())


def _back(task_id: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("insights:task", args=[task_id]))
