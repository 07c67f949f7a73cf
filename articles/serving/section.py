"""How a section answers."""

from typing import Any

from django.http import HttpRequest

from accounts.pages import page_number
from articles.serving.language import InLanguages, reader_of


class ServedSection(InLanguages):
    """Lists its articles, a page at a time."""

    def get_context(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``section``: the articles on the page asked for."""
        from articles.queries import section_view  # queries read the models, which are built on this module

        context = super().get_context(request, *args, **kwargs)
        view = section_view(self, user=reader_of(request), number=page_number(request))
        return {**context, "section": view}
