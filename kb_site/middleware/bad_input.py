"""Answers what no form can read (NUL bytes in an address or its query, broken encodings) with a sentence instead of a crash."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.encoding import escape_uri_path

from kb_site.unreadable import read_as_nul

# The two admins read some of what is sent to them without a form, and would hand a NUL on to the database.
READ_BY_OTHERS = ("/cms/", "/admin/")
SEARCH = "/search/"
"""How an address ends at which anything is looked for that somebody pasted: a NUL in it is a blank."""


class BadInputMiddleware:
    """An address that cannot be text is not found, whatever follows it; a form learns which bytes sent to it are none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query and request.path.endswith(SEARCH):
            return HttpResponseRedirect(f"{escape_uri_path(request.path)}?{query.replace('%00', '+')}")
        raw = unquote_to_bytes(query) + request.path.encode(errors="replace")
        if b"\0" in raw:
            from kb_site.views.errors import bad_request  # views need the app registry, middleware is built before it

            return bad_request(request)
        if request.method == "POST" and not request.path.startswith(READ_BY_OTHERS):
            read_as_nul(request)
        return self.get_response(request)
