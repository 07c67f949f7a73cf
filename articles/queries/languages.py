"""A page in the languages of the site."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from articles.models import ArticlePage, HelpHome
from articles.queries.links import Addresses
from articles.serving.language import ASKED


@dataclass(frozen=True)
class Version:
    """A page in one language. ``url`` always leads somewhere sensible; ``is_written`` says whether to a text in that language."""

    language: str
    url: str
    is_written: bool


def versions_of(page: Any, *, user: Any) -> dict[str, Version]:
    """The page in each language of the site, by code. One query.

    Where it is not written in a language, the address is that of a language that has it, with the note that the other is missing.
    """
    rows = type(page).objects.published().filter(translation_key=page.translation_key)
    if isinstance(page, ArticlePage):
        rows = type(page).objects.visible_to(user).filter(translation_key=page.translation_key)
    address = Addresses()
    written = {
        row.locale.language_code: address(row)
        for row in rows.select_related("locale").only("path", "depth", "url_path", "locale__language_code")
    }
    fallback = written.get(settings.LANGUAGE_CODE) or address(page)
    return {
        code: Version(code, written[code], is_written=True)
        if code in written
        else Version(code, f"{fallback}?{urlencode({ASKED: code})}", is_written=False)
        for code, _ in settings.LANGUAGES
    }


def home_in(language: str) -> HelpHome | None:
    """The home page of a language."""
    home: HelpHome | None = HelpHome.objects.live().in_language(language).order_by("path").first()
    return home
