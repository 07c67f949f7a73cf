"""The page that says an action was asked for too often, and when it works again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def too_many(request: HttpRequest, sentence: str = "", retry_after: int = 60) -> HttpResponse:
    """429 with the sentence of the limit, or a general one where a library refused without saying for how long."""
    words = sentence or _("That was too often in a short time. You can try again in a few minutes.")
    response = render(request, "429.html", {"sentence": words}, status=429)
    response["Retry-After"] = str(retry_after)
    return response
