"""An address that does not exist in one language, but does in the site's own: where to go instead of a 404."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.http import urlencode
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from articles.serving.language import ASKED, reader_of

if TYPE_CHECKING:
    from articles.models import HelpHome


def written_elsewhere(home: "HelpHome", request: HttpRequest, components: list[str]) -> str:
    """The address that answers ``components``, looked up in the tree of the default language; empty where there is none.

    A page that was renamed comes first: its redirect knows better. A page that is translated answers in the translation, a page
    that is not in the default language, with a note.
    """
    language = home.locale.language_code
    if language == settings.LANGUAGE_CODE:
        return ""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    if get_redirect(request, path.split("?")[0]) is not None:
        return ""
    return _in_default_tree(home, request, components, language)


def _in_default_tree(home: "HelpHome", request: HttpRequest, components: list[str], language: str) -> str:
    from articles.queries import home_in, versions_of  # queries read the models, which are built on this module

    default_home = home_in(settings.LANGUAGE_CODE)
    if default_home is None:
        return ""
    try:
        page, _, _ = default_home.route(request, components)
    except Http404:
        return ""
    versions = versions_of(page, user=reader_of(request))
    if not versions[settings.LANGUAGE_CODE].is_written:
        return ""
    if versions[language].is_written:
        return versions[language].url
    return f"{versions[settings.LANGUAGE_CODE].url}?{urlencode({ASKED: language})}"
