"""One text, one address: what happens when a page is asked for in a language it is not written in."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.http import urlencode

if TYPE_CHECKING:
    from articles.models import HelpHome  # noqa: F401  # models are built on this module

ASKED = "asked"
"""The parameter that names the language somebody asked for and did not get; the page then says so in that language."""


def reader_of(request: HttpRequest) -> Any:
    """Who asks; nobody in particular for Wagtail's own dummy requests."""
    return getattr(request, "user", None) or AnonymousUser()


def asked_language(request: HttpRequest, own: str) -> str:
    """The language asked for in vain, or an empty string."""
    asked = request.GET.get(ASKED, "")
    return asked if asked in dict(settings.LANGUAGES) and asked != own else ""


class InLanguages:
    """For page models: knows its other languages, leads to them, and never shows the same text at two addresses."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page; or the way to the one that is really meant."""
        elsewhere = self.better_address(request)
        if elsewhere:
            # Not permanent: the translation may be written tomorrow.
            return HttpResponseRedirect(elsewhere)
        response: HttpResponseBase = super().serve(request, *args, **kwargs)  # type: ignore[misc]  # Page is mixed in later
        return response

    def better_address(self: Any, request: HttpRequest) -> str:
        """Where somebody should be sent instead of here; empty when this is the right place."""
        language = self.locale.language_code
        if self.alias_of_id and self.alias_of.locale_id != self.locale_id:
            # Wagtail fills gaps of a tree with copies of the other language: that text has its address already.
            return f"{self.alias_of.url}?{urlencode({ASKED: language})}"
        asked = asked_language(request, language)
        if asked:
            from articles.queries import versions_of  # queries read the models, which are built on this module

            version = versions_of(self, user=reader_of(request)).get(asked)
            return version.url if version and version.is_written else ""
        return ""

    def get_context(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``versions``: the page in each language of the site; ``translations``: the same as addresses, for the masthead's switch;
        ``asked``: the language asked for in vain.
        """
        from articles.queries import versions_of  # queries read the models, which are built on this module

        language = self.locale.language_code
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]  # Page is mixed in later
        versions = versions_of(self, user=reader_of(request))
        return {
            **context,
            "versions": versions,
            "translations": {code: version.url for code, version in versions.items()},
            "asked": asked_language(request, language),
        }

    def get_absolute_url(self: Any) -> str:
        """Django's name for the address."""
        return str(self.url)
