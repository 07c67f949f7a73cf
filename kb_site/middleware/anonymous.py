"""Keeps a visitor's pages free of cookies: without a session cookie nobody looks for a session, so no page varies by it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase


class AnonymousMiddleware:
    """Whoever brings no session cookie is anonymous, without a look at the session (which would set `Vary: Cookie`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            request.user = AnonymousUser()
        return self.get_response(request)
