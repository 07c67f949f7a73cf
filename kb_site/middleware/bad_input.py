"""Answers what cannot be text or is too much with a sentence instead of a crash, before anything else reads it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

FORM = "application/x-www-form-urlencoded"
FORMS = {FORM, "multipart/form-data"}
MEGABYTE = 1024 * 1024
# So much of a body that is too large is read and thrown away: a browser shows the answer only when it could send all of its own.
DRAINED = 64 * MEGABYTE


class BadInputMiddleware:
    """Addresses, queries, cookies and sizes: 400 for what is no text (NUL bytes, broken UTF-8), 413 for what is too large.

    Servers refuse raw NUL bytes in headers themselves; a quoted cookie may still spell one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        from kb_site.views import errors  # views need the app registry, middleware is built before it

        most = body_limit(request)
        length = str(request.META.get("CONTENT_LENGTH", ""))
        if length.isdecimal() and int(length) > most:
            _drain(request)
            return errors.too_large(request, megabytes=most // MEGABYTE)
        if "\0" in request.path or not is_text(request.META.get("QUERY_STRING", "").encode("latin-1", "replace")):
            return errors.bad_request(request)
        if any("\0" in name + value for name, value in request.COOKIES.items()):
            return errors.bad_request(request)
        return self.get_response(request)


class BadFormMiddleware:
    """What was typed: a form with NUL bytes or broken UTF-8 comes back with its text, cleaned, to be sent again.

    Stands behind the CSRF check, which has read the form already: only one's own form is offered again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        """The page with the text to be sent again, or None for a form that can be read."""
        if request.method != "POST" or request.content_type not in FORMS or is_readable(request):
            return None
        from kb_site.views import errors

        return errors.bad_form(request)


def body_limit(request: HttpRequest) -> int:
    """Bytes a body may have: little for text, more where files may come."""
    is_files = request.content_type == "multipart/form-data"
    return int(settings.UPLOAD_MAX_BODY_SIZE if is_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)


def is_text(quoted: bytes) -> bool:
    """Whether percent-encoded bytes are UTF-8 without NUL."""
    plain = unquote_to_bytes(quoted)
    try:
        plain.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in plain


def is_readable(request: HttpRequest) -> bool:
    """Whether every name and value of the form is text."""
    if request.content_type == FORM and not is_text(request.body):
        return False
    return not any("\0" in text for name, values in request.POST.lists() for text in (name, *values))


def _drain(request: HttpRequest) -> None:
    left = DRAINED
    while left > 0 and (read := len(request.read(64 * 1024))):
        left -= read
