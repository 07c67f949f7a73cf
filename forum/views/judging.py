"""Voting: one button each, as a page of its own where there is no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum import actions, rules
from forum.queries.vote_views import vote_view
from forum.queries.whereabouts import whereabouts_of
from forum.views.answers_to_no import members_only, missing_is_404, post_named
from forum.views.deed import Deed, answer_deed


def _vote(title: object, button: object, value: int) -> Deed:
    return Deed(
        title=title,  # type: ignore[arg-type]  # a lazy text
        button=button,  # type: ignore[arg-type]  # a lazy text
        limit="vote",
        kinds=("thread", "answer"),
        may=lambda person, found: rules.may_vote(person, found.row, value),
        perform=lambda by, post, _data: actions.cast_vote(by=by, post=post, value=value),
        for_few=False,
    )


VOTES = {
    "up": _vote(_("Vote this helpful"), _("Helpful"), 1),
    "down": _vote(_("Vote this not helpful"), _("Not helpful"), -1),
    "none": _vote(_("Take your vote back"), _("Take back"), 0),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@missing_is_404
def vote(request: HttpRequest, kind: str, number: int, value: str) -> HttpResponse:
    """Vote a post helpful or not, or take the vote back. With a script only the pair of buttons is drawn anew."""
    post = post_named(kind, number)
    if value not in VOTES:
        raise rules.Missing
    answered = answer_deed(request, VOTES[value], post)
    if request.method == "POST" and request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        row = whereabouts_of(post, user=request.user).row
        return render(request, "forum/thread/_vote.html", {"post": vote_view(row, user=request.user)})
    return answered
