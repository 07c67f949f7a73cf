"""What people look for: the list of clusters, and one of them with the form that makes a task of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.pages import page_number
from accounts.unsent import unsent_in
from forum.rules import Missing, Refused
from insights import actions
from insights.forms import NewTaskForm, SiftForm
from insights.models import Task
from insights.queries import ClusterPage, cluster_list, cluster_page
from insights.queries.clusters import LISTS
from insights.rules.numbers import A_PAGE, PERIODS
from insights.views.gates import editors_only

# What a list is called, and what stands above it.
TITLES: dict[str, tuple[Promise, Promise]] = {
    "without_results": (
        gettext_lazy("Without results"),
        gettext_lazy("Searches that found nothing."),
    ),
    "without_clicks": (
        gettext_lazy("Without clicks"),
        gettext_lazy("Searches that found something, after which people more often opened nothing."),
    ),
    "before_question": (
        gettext_lazy("Before a question"),
        gettext_lazy("Searches after which people asked the community within half an hour."),
    ),
    "before_hand_over": (
        gettext_lazy("Before a person"),
        gettext_lazy("Searches after which people called a person within half an hour."),
    ),
    "top": (gettext_lazy("Most asked"), gettext_lazy("All searches.")),
}
TABS = [(name, TITLES[name][0]) for name in LISTS]


@never_cache
@editors_only
@require_safe
def clusters(request: HttpRequest) -> HttpResponse:
    """One of the lists, narrowed by language, period and task."""
    form = SiftForm(request.GET)
    sift = form.sift(request.GET.get("list", ""))
    found = cluster_list(sift, user=request.user, page=page_number(request), now=timezone.now())
    # The rows are loaded already: the paginator only counts and links.
    links = Paginator(range(found.total), A_PAGE).get_page(found.page)
    shown = SiftForm(initial={"language": sift.language, "days": sift.days, "state": sift.state})
    context = {
        "found": found,
        "links": links,
        "sift_form": shown,
        "tabs": TABS,
        "lead": TITLES[sift.which][1],
        "narrowed": bool(sift.language or sift.state),
    }
    return render(request, "insights/clusters.html", context)


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def cluster(request: HttpRequest, cluster_id: int) -> HttpResponse:
    """One cluster; a POST makes a task of it."""
    if request.method != "POST":
        found = _page(request, cluster_id)
        initial: dict[str, Any] = {"owner": request.user.pk, **unsent_in(request)}
        form = None if found.task or found.is_not_ours else NewTaskForm(initial=initial)
        return _shown(request, found, form)
    form = NewTaskForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            task = actions.make_task(
                by=request.user,
                cluster_id=cluster_id,
                kind=data["kind"],
                owner_id=data["owner"],
                due_on=data["due_on"],
                note=data["note"],
            )
        except Missing:
            raise
        except Refused as refused:
            form.refuse(refused)
        else:
            return _made(request, task)
    return _shown(request, _page(request, cluster_id), form, status=422)


def _made(request: HttpRequest, task: Task) -> HttpResponse:
    if task.kind == Task.Kind.NOT_OURS:
        messages.success(request, _("It is no longer shown in the lists."))
        return HttpResponseRedirect(reverse("insights:clusters"))
    return HttpResponseRedirect(reverse("insights:task", args=[task.pk]))


def _page(request: HttpRequest, cluster_id: int) -> ClusterPage:
    return cluster_page(cluster_id, user=request.user, days=PERIODS[-1], now=timezone.now())


def _shown(request: HttpRequest, found: ClusterPage, form: NewTaskForm | None, *, status: int = 200) -> HttpResponse:
    return render(request, "insights/cluster.html", {"found": found, "form": form}, status=status)
