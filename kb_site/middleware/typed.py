"""Leads a form that met the sign-in through it: afterwards its sender finds the text again and sends it once more."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from kb_site import typed


class TypedMiddleware:
    """A visitor's POST that is led to the sign-in leaves its text in the session; a member's that was taken clears it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST" or response.status_code not in {302, 303}:
            return response
        onward = urlsplit(response.headers.get("Location", ""))
        if request.user.is_authenticated:
            kept = typed.kept_for(request)
            if kept is not None and kept.address == request.get_full_path():
                typed.forget(request)
        elif onward.path == reverse("account_login") and _was_a_page(request) and typed.keep(request):
            back = parse_qs(onward.query).get("next", [""])[0]
            again = f"{reverse('send-again')}?{urlencode({'next': back})}"
            response["Location"] = f"{onward.path}?{urlencode({'next': again})}"
        return response


def _was_a_page(request: HttpRequest) -> bool:
    """Whether a person sent a form, rather than a script of the page something on the side."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and "HX-Request" not in request.headers
