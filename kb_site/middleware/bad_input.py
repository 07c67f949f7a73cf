"""Answers what no form can read (NUL bytes in an address or its query, broken encodings) with a sentence instead of a crash."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponseBase

from kb_site.unreadable import read_as_nul

# The two admins read some of what is sent to them without a form, and would hand a NUL on to the database.
READ_BY_OTHERS = ("/cms/", "/admin/")


class BadInputMiddleware:
    """An address that cannot be text is not found, whatever follows it; a form learns which bytes sent to it are none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        raw = unquote_to_bytes(request.META.get("QUERY_STRING", "")) + request.path.encode(errors="replace")
        if b"\0" in raw:
            from kb_site.views.errors import bad_request  # views need the app registry, middleware is built before it

            return bad_request(request)
        if request.method == "POST" and not request.path.startswith(READ_BY_OTHERS):
            read_as_nul(request)
        return self.get_response(request)
