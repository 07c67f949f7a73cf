"""All replies of one question or answer, for posts with more of them than the page of the thread holds."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.pages import page_number
from forum.posts import notice_group
from forum.queries import replies_page
from forum.rules.limits import REPLIES_A_PAGE
from forum.views.answers_to_no import missing_is_404, post_named
from inbox.actions import mark_group_read


@require_safe
@missing_is_404
def replies(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The replies of a post in order, each where a link to it leads."""
    found = replies_page(post_named(kind, number), user=request.user, page=page_number(request))
    # Before the page is drawn, as on the page of the thread: what stands here was read.
    mark_group_read(by=request.user, group=notice_group(found.thread.pk))
    links = Paginator(range(found.count), REPLIES_A_PAGE).get_page(found.page)
    return render(request, "forum/replies.html", {"found": found, "thread": found.thread, "links": links})
