"""What one button does: the words of its page, who may press it, what happens then, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts import limits
from accounts.unsent import unsent_in
from forum import rules
from forum.addresses import post_address
from forum.forms import Refusable
from forum.posts import Kind, Person, PostId
from forum.queries.whereabouts import Whereabouts, whereabouts_of
from forum.rules.verdicts import Words
from forum.views.answers_to_no import next_address, say


@dataclass(frozen=True)
class Deed:
    """One thing to do to a post, on a page of its own where there is no script."""

    title: Words
    button: Words
    may: Callable[[Person, Whereabouts], rules.Verdict]
    perform: Callable[[Person, PostId, dict[str, Any]], Any]
    """Calls one action with what the form holds."""
    limit: str = "keep_order"
    kinds: tuple[Kind, ...] = ("thread",)
    form: type[Refusable] | None = None
    initial: Callable[[Whereabouts], dict[str, Any]] | None = None
    """What the form begins with."""
    explain: Words | Callable[[Whereabouts], Words] = ""
    """A sentence above the button: what will happen."""
    done: Words = ""
    """Told afterwards."""
    after: Callable[[Whereabouts, PostId, Any], str] | None = None
    """Where it leads, given what `perform` answered; the post by default."""
    for_few: bool = True
    """Whoever may not do it finds no such page; otherwise they read why not."""


def answer_deed(request: HttpRequest, deed: Deed, post: PostId) -> HttpResponse:
    """GET asks, POST does and leads on; a refusal stands on the form, or is told on the page one came from.

    Raises:
        Missing: no such post, not for this person, or not theirs to do.
    """
    found = whereabouts_of(post, user=request.user)
    verdict = deed.may(request.user, found)
    if post.kind not in deed.kinds or (deed.for_few and not verdict):
        raise rules.Missing
    initial = deed.initial(found) if deed.initial else {}
    if deed.form and verdict:
        initial = {**initial, **unsent_in(request)}
    form = deed.form(request.POST if request.method == "POST" else None, initial=initial) if deed.form else None
    if request.method == "POST" and (form is None or form.is_valid()) and _within(deed, request, form):
        try:
            outcome = deed.perform(request.user, post, form.cleaned_data if form else {})
        except rules.Missing:
            raise
        except rules.Refused as refused:
            if form is None:
                say(request, refused)
                return HttpResponseRedirect(next_address(request, post_address(post)))
            form.refuse(refused)
        else:
            if deed.done:
                messages.success(request, str(deed.done))
            back = deed.after(found, post, outcome) if deed.after else post_address(post)
            return HttpResponseRedirect(next_address(request, back))
    return _page(request, deed, post, found, form, verdict)


def _within(deed: Deed, request: HttpRequest, form: Refusable | None) -> bool:
    if form is not None:
        return limits.within(deed.limit, request, form)
    limits.spend(deed.limit, who=limits.who_asks(request))
    return True


def _page(
    request: HttpRequest,
    deed: Deed,
    post: PostId,
    found: Whereabouts,
    form: Refusable | None,
    verdict: rules.Verdict,
) -> HttpResponse:
    explained = deed.explain(found) if callable(deed.explain) else deed.explain
    context = {
        "deed": deed,
        "post": post,
        "found": found,
        "form": form,
        "verdict": verdict,
        "explained": explained,
    }
    response = render(request, "forum/deed.html", context, status=422 if form is not None and form.is_bound else 200)
    return limits.answer(response, form) if form is not None else response
