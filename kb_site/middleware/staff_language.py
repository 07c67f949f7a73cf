"""Below /cms/ and /admin/ no address names a language: the pages come in the one of the member's account."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from kb_site.middleware.admin_policy import ADMINS


class StaffLanguageMiddleware:
    """After the sign-in is known. Whoever chooses another language in the CMS itself has chosen it for there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = getattr(request.user, "language", "")
        if not request.path_info.startswith(ADMINS) or language not in dict(settings.LANGUAGES):
            return self.get_response(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response
