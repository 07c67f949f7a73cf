"""What the forum's views do with a no: 404 where there is nothing for this person, the sign-in for whoever is nobody yet."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from forum.posts import KINDS, PostId
from forum.rules import Missing, Refused

View = Callable[..., HttpResponse]


def missing_is_404(view: View) -> View:
    """Answer 404 when a query or an action finds nothing for this person."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Missing as missing:
            raise Http404 from missing

    return answered


def members_only(view: View) -> View:
    """Send visitors to the sign-in, from where they come back to this page."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")

    return answered


def post_named(kind: str, number: int) -> PostId:
    """The post an address names; Missing for an unknown kind."""
    for known in KINDS:
        if known == kind:
            return PostId(known, number)
    raise Missing


def say(request: HttpRequest, refused: Refused) -> None:
    """Tell the person why not, on the page they are led back to."""
    messages.error(request, str(refused.sentence))


def next_address(request: HttpRequest, otherwise: str) -> str:
    """Where the form asked to be led afterwards, if that is a page of ours."""
    wanted = str(request.POST.get("next", ""))
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own and "\0" not in wanted else otherwise
