"""Lets the two admins (/cms/, /admin/) have the inline scripts and styles they are made of; the site itself never."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponseBase

ADMINS = ("/cms/", "/admin/")
LOOSER = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    # The editor shows the page beside its form.
    "frame-ancestors": [SELF],
}
# A draft is drawn by the site for that frame: as strict as what readers will get, but it may stand in it.
PREVIEW = {"frame-ancestors": [SELF]}


class AdminPolicyMiddleware:
    """Below CSPMiddleware: names the directives it is to replace under the admins' addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(ADMINS):
            response._csp_replace = LOOSER  # type: ignore[attr-defined]  # how django-csp is told, as its decorators do
        elif getattr(request, "is_preview", False):  # set by Wagtail on the request it makes up for a draft
            response._csp_replace = PREVIEW  # type: ignore[attr-defined]
        return response
