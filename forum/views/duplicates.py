"""Marking a question as asked before: look for the one that was there first, and choose it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import limits
from forum import actions, rules
from forum.addresses import post_address
from forum.forms import OriginalForm
from forum.posts import PostId
from forum.queries.originals import QUERY_MOST, Candidate, original_candidates
from forum.queries.whereabouts import whereabouts_of
from forum.views.answers_to_no import members_only, missing_is_404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@missing_is_404
def mark_duplicate(request: HttpRequest, number: int) -> HttpResponse:
    """GET looks, by title, number or address; POST marks."""
    post = PostId("thread", number)
    thread = whereabouts_of(post, user=request.user).thread
    if not rules.may_mark_duplicate(request.user, thread):
        raise rules.Missing
    given = request.POST if request.method == "POST" else request.GET
    typed = given.get("q", "").replace("\0", "").strip()[:QUERY_MOST]
    found = original_candidates(typed, thread_id=number, user=request.user)
    form = OriginalForm(
        request.POST if request.method == "POST" else None,
        choices=[(each.id, _told(each)) for each in found],
        initial={"q": typed, "original": found[0].id if len(found) == 1 else None},
    )
    if request.method == "POST" and form.is_valid() and limits.within("keep_order", request, form):
        try:
            actions.mark_duplicate(by=request.user, thread_id=number, original_id=form.cleaned_data["original"])
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(post_address(post))
    context = {"thread": thread, "post": post, "form": form, "typed": typed, "found": found}
    return limits.answer(render(request, "forum/duplicate.html", context, status=422 if form.is_bound else 200), form)


def _told(each: Candidate) -> str:
    """A question with what makes it the right one."""
    return f"{each.title} ({each.board}, {each.state.words})"
