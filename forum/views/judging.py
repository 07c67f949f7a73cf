"""Voting, accepting, following: one button each, as a page of its own where there is no script."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import limits
from forum import actions, rules
from forum.addresses import post_address
from forum.posts import PostId
from forum.queries import thread_page
from forum.queries.whereabouts import whereabouts_of
from forum.rules.limits import ANSWERS_A_PAGE
from forum.views.answers_to_no import members_only, missing_is_404, next_address, post_named, say

GET_OR_POST = ["GET", "HEAD", "POST"]
VALUES = {"up": 1, "down": -1, "none": 0}


@dataclass(frozen=True)
class Deed:
    """A thing one button does: the words of its page, what it does, and where it leads back to."""

    title: str
    button: str
    limit: str
    perform: Callable[[], Any]
    back: str


def _answered(request: HttpRequest, deed: Deed) -> HttpResponse:
    """GET asks, POST does and leads back; a refusal is told on the page one came from."""
    if request.method != "POST":
        return render(request, "forum/deed.html", {"deed": deed})
    limits.spend(deed.limit, who=limits.who_asks(request))
    try:
        deed.perform()
    except rules.Missing:
        raise
    except rules.Refused as refused:
        say(request, refused)
    return HttpResponseRedirect(next_address(request, deed.back))


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def vote(request: HttpRequest, kind: str, number: int, value: str) -> HttpResponse:
    """Vote a post helpful or not, or take the vote back. With a script only the pair of buttons is drawn anew."""
    post = post_named(kind, number)
    found = whereabouts_of(post, user=request.user)
    titles = {
        "up": (_("Vote this helpful"), _("Helpful")),
        "down": (_("Vote this not helpful"), _("Not helpful")),
        "none": (_("Take your vote back"), _("Take back")),
    }
    if value not in VALUES:
        raise rules.Missing
    deed = Deed(
        *titles[value],
        limit="vote",
        perform=lambda: actions.cast_vote(by=request.user, post=post, value=VALUES[value]),
        back=post_address(post),
    )
    answered = _answered(request, deed)
    if request.method == "POST" and request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        page = thread_page(
            thread_id=found.thread.pk, user=request.user, page=found.answers_before // ANSWERS_A_PAGE + 1
        )
        return render(request, "forum/thread/_vote.html", {"post": _of(page, post)})
    return answered


def _of(page: Any, post: PostId) -> Any:
    views = (page.question, page.solution, *page.answers)
    return next((view for view in views if view is not None and view.post == post), page.question)


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def accept(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Choose an answer as the solution."""
    post = PostId("answer", answer_id)
    whereabouts_of(post, user=request.user)
    deed = Deed(
        title=_("Mark this answer as the solution"),
        button=_("This solved it"),
        limit="vote",
        perform=lambda: actions.accept_answer(by=request.user, answer_id=answer_id),
        back=post_address(post),
    )
    return _answered(request, deed)


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def unaccept(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Say that it is not solved after all."""
    post = PostId("thread", thread_id)
    whereabouts_of(post, user=request.user)
    deed = Deed(
        title=_("Say that this did not solve it"),
        button=_("Not solved after all"),
        limit="vote",
        perform=lambda: actions.unaccept_answer(by=request.user, thread_id=thread_id),
        back=post_address(post),
    )
    return _answered(request, deed)


@require_http_methods(GET_OR_POST)
@members_only
@missing_is_404
def follow(request: HttpRequest, thread_id: int, *, wanted: bool) -> HttpResponse:
    """Follow a thread, or no longer."""
    post = PostId("thread", thread_id)
    whereabouts_of(post, user=request.user)
    act = actions.follow_thread if wanted else actions.unfollow_thread
    deed = Deed(
        title=_("Follow this thread") if wanted else _("Stop following this thread"),
        button=_("Follow") if wanted else _("Stop following"),
        limit="follow",
        perform=lambda: act(by=request.user, thread_id=thread_id),
        back=post_address(post),
    )
    return _answered(request, deed)
