"""Who comes in: 404 where there is nothing for this person, and the desk for agents only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from accounts.addresses import number_in
from escalation.rules import Missing, may_talk_as_agent

View = Callable[..., HttpResponse]


def members_only(view: View) -> View:
    """Send visitors to the sign-in, from where they come back; answer 404 when a query or an action finds nothing for a member."""

    @login_required
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Missing as missing:
            raise Http404 from missing

    return answered


def agents_only(view: View) -> View:
    """As `members_only`, and 404 for members who do not sit at the desk: it is not for them to know."""

    @members_only
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_talk_as_agent(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return answered


def wants_part(request: HttpRequest) -> bool:
    """Whether the page's script asks for a part of it only."""
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-Boosted")


def number(request: HttpRequest, name: str) -> int:
    """The number ``?name=`` of the address, 0 for anything that is none."""
    return number_in(request.GET.get(name, "")) or 0
