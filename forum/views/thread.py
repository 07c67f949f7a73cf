"""The page of a thread, the lasting addresses of posts, and the beacon that counts readers."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from accounts import limits
from accounts.pages import page_number
from forum import actions
from forum.addresses import place_of, thread_address
from forum.forms import AnswerForm
from forum.posts import notice_group
from forum.queries import ThreadPage, thread_page
from forum.queries.whereabouts import whereabouts_of
from forum.rules.limits import ANSWERS_A_PAGE
from forum.views.answers_to_no import missing_is_404, post_named
from inbox.actions import mark_group_read


@require_safe
@missing_is_404
def thread(request: HttpRequest, thread_id: int, slug: str = "") -> HttpResponse:
    """A question with everything under it; an old or missing slug leads to the right address."""
    page = thread_page(
        thread_id=thread_id, user=request.user, sort=request.GET.get("sort", "helpful"), page=page_number(request)
    )
    if slug != page.thread.slug:
        # Not for ever: a title may get its old words back, and a browser that kept both ways would go round in circles.
        return HttpResponseRedirect(thread_address(page.thread))
    # Before the page is drawn, so that the bell no longer counts what stands on it.
    mark_group_read(by=request.user, group=notice_group(page.thread.pk))
    return render(request, "forum/thread/index.html", thread_context(page))


def thread_context(page: ThreadPage, form: AnswerForm | None = None) -> dict[str, object]:
    """What the page's templates get; ``form`` is the answer that could not be posted."""
    return {
        "found": page,
        "thread": page.thread,
        "links": Paginator(range(page.other_count), ANSWERS_A_PAGE).get_page(page.page),
        "form": form or AnswerForm(draft=f"answer-{page.thread.pk}"),
        "description": page.thread.body_text[:160],
    }


@require_safe
@missing_is_404
def post(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Lead to the place of a post on its thread."""
    named = post_named(kind, number)
    found = whereabouts_of(named, user=request.user)
    return HttpResponseRedirect(place_of(found, named))


# A reader's beacon carries no cookie that matters and changes nothing but a number: no token, so that pages stay cacheable.
@csrf_exempt
@require_POST
@missing_is_404
def seen(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Count a reader, once for each page view with a script; crawlers do not run it."""
    if limits.check("view", who=limits.who_asks(request)).allowed:
        actions.count_view(thread_id=thread_id)
    return HttpResponse(status=204)
