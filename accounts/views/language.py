"""The address without a language: leads to the first page in the reader's own."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from accounts.adapter import home_of


@require_safe
def first_page(request: HttpRequest) -> HttpResponseRedirect:
    """A member's own language, else the one the browser asks for; the way there is kept for neither."""
    if request.user.is_authenticated:
        response = HttpResponseRedirect(home_of(request.user))
        response["Cache-Control"] = "private, no-store"
        return response
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response
