"""How the home page of a language answers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from wagtail.url_routing import RouteResult

from articles.serving.elsewhere import written_elsewhere
from articles.serving.language import InLanguages, reader_of


class ServedHome(InLanguages):
    """Routes its whole tree, and knows where a page is written that is missing in it."""

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A page of this language; where there is none, the way to the language that has it."""
        try:
            return super().route(request, path_components)  # type: ignore[misc]  # Page is mixed in later
        except Http404:
            elsewhere = written_elsewhere(self, request, path_components)
            if not elsewhere:
                raise
            return RouteResult(self, kwargs={"elsewhere": elsewhere})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The home page, or what `route` found elsewhere."""
        elsewhere = kwargs.pop("elsewhere", "")
        return HttpResponseRedirect(elsewhere) if elsewhere else super().serve(request, *args, **kwargs)

    def get_context(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``home``: sections, promoted articles, and how much there is to find."""
        from articles.queries import help_home  # queries read the models, which are built on this module

        context = super().get_context(request, *args, **kwargs)
        return {**context, "home": help_home(self, user=reader_of(request))}
