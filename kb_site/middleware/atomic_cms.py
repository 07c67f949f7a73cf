"""One transaction a write under /cms/: Wagtail saves first and signals later, and search rows and news hang on its signals."""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from kb_site.indexing import once_each

SAFE = {"GET", "HEAD", "OPTIONS"}


class AtomicCmsMiddleware:
    """Runs every writing view under /cms/ in `atomic()`; the last middleware, so that the token has been looked at before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Call the view here, where an exception still rolls back; further out it has become an answer."""
        if request.method in SAFE or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        try:
            with transaction.atomic(), once_each():
                return view(request, *args, **kwargs)
        except Exception:
            # What the view told for the next page ("has been published") is not so; reading it takes it away.
            list(get_messages(request))
            raise
