"""Tells the reader's browser that a form has arrived, so that its draft goes then and not before."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

COOKIE = "arrived"
SECONDS = 60
LONGEST = 36


class ArrivedMiddleware:
    """A form with a key that was taken is answered with a redirect; the key goes along in a cookie of one minute.

    A lost network, an error page or the way to the sign-in say nothing: the draft stays on the device (static/js/draft.js).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in {302, 303}:
            key = request.POST.get("key", "")
            elsewhere = urlsplit(response.headers.get("Location", "")).path == reverse("account_login")
            if key and len(key) <= LONGEST and key.replace("-", "").isalnum() and not elsewhere:
                secure = settings.SESSION_COOKIE_SECURE
                response.set_cookie(COOKIE, key, max_age=SECONDS, secure=secure, samesite="Lax")  # read by the script
        return response
