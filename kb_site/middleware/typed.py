"""Leads a form that met the sign-in through it: afterwards its sender finds it filled in again and sends it once more."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from accounts.unsent import Unsent
from kb_site import typed


class TypedMiddleware:
    """A visitor's POST that is led to the sign-in leaves its text in the session; a member's that was taken clears it.

    Between the two, `send_again` leads to the form's own address with a mark, and the view there fills its form
    (`accounts.unsent`). One that shows no form, or does not know how to, is replaced by the page that shows the bare text.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # The query is not parsed for every page: one with too many parameters is refused where somebody wants to read it.
        query = request.META.get("QUERY_STRING", "")  # a preview of the CMS has none
        if request.method == "GET" and typed.AGAIN in query and typed.AGAIN in request.GET:
            return self._filled_in(request)
        response = self.get_response(request)
        if request.method != "POST" or response.status_code not in {302, 303}:
            return response
        onward = urlsplit(response.headers.get("Location", ""))
        if request.user.is_authenticated:
            kept = typed.kept_for(request)
            if kept is not None and kept.is_for(request):
                typed.forget(request)
        elif onward.path == reverse("account_login") and _was_a_page(request) and typed.keep(request):
            back = parse_qs(onward.query).get("next", [""])[0]
            again = f"{reverse('send-again')}?{urlencode({'next': back})}"
            response["Location"] = f"{onward.path}?{urlencode({'next': again})}"
        return response

    def _filled_in(self, request: HttpRequest) -> HttpResponseBase:
        """The page of the form with what is kept for it; what waits for another address is nothing to this one."""
        kept = typed.kept_for(request) if request.user.is_authenticated else None
        if kept is None or not kept.is_for(request):
            return self.get_response(request)
        unsent = Unsent({field.name: field.value for field in kept.fields})
        request.unsent = unsent  # type: ignore[attr-defined]  # read by accounts.unsent
        response = self.get_response(request)
        if unsent.is_shown and response.status_code == 200:
            response["Cache-Control"] = "private, no-store"
            return response
        return HttpResponseRedirect(f"{reverse('send-again')}?{urlencode({'bare': 1, 'next': kept.address})}")


def _was_a_page(request: HttpRequest) -> bool:
    """Whether a person sent a form, rather than a script of the page something on the side."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and "HX-Request" not in request.headers
