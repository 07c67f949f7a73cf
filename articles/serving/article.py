"""How an article answers, and whom."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

from articles.rules import may_read, should_sign_in
from articles.serving.language import InLanguages, reader_of
from search.contract import PUBLIC


class ServedArticle(InLanguages):
    """Shows itself to its audience only: members are asked to sign in, what is for agents does not exist for others."""

    def serve(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The article, the way to sign in, or 404."""
        reader = reader_of(request)
        if not may_read(reader, self.audience):
            if should_sign_in(reader, self.audience):
                return redirect_to_login(request.get_full_path())
            raise Http404
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        if self.audience != PUBLIC:
            patch_cache_control(response, private=True, no_store=True)
        return response

    def get_context(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``article``: everything the page shows beside its own fields."""
        from articles.queries import article_view  # queries read the models, which are built on this module

        context = super().get_context(request, *args, **kwargs)
        return {**context, "article": article_view(self, user=reader_of(request), context=context)}

    def get_sitemap_urls(self: Any, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Only what everybody may read has a place in a sitemap."""
        urls: list[dict[str, Any]] = super().get_sitemap_urls(request)  # type: ignore[misc]  # Page is mixed in later
        return urls if self.audience == PUBLIC and not self.alias_of_id else []
