"""What every request passes through because of who asks and for what: time zone, refusal, the last page of a list."""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from accounts.limits import TooMany
from accounts.pages import Beyond
from accounts.refusals import too_many


class MemberLocaleMiddleware:
    """Times in the member's zone; a visitor's pages keep the site's own, so that they are the same for everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        try:
            zone = zoneinfo.ZoneInfo(request.user.time_zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return self.get_response(request)
        with timezone.override(zone):
            return self.get_response(request)


class TooManyMiddleware:
    """Turns a refusal nobody caught (`limits.TooMany`) into a page with its sentence, status 429 and Retry-After."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of a refusal; every other exception is somebody else's."""
        if not isinstance(exception, TooMany):
            return None
        return too_many(request, sentence=exception.sentence, retry_after=exception.retry_after)


class BeyondMiddleware:
    """Leads from a page beyond the last of a list (`pages.Beyond`) to the last one; the rest of the address stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The way to the last page; every other exception is somebody else's."""
        if not isinstance(exception, Beyond):
            return None
        query = request.GET.copy()
        query.pop("page", None)
        if exception.last > 1:
            query["page"] = str(exception.last)
        return HttpResponseRedirect(f"{request.path}?{query.urlencode()}" if query else request.path)
