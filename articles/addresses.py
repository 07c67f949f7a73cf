"""Which addresses are not the help's to give: those at which readers find another page of the site; /en/search/ is the search.

Asked wherever a page gets its address: by its own validation, which all that Wagtail saves passes through, and before a move,
which has none.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page


class AddressedPage:
    """A page below a home page: it and the pages below it are found at their addresses, or it is not saved."""

    def clean(self: Any) -> None:
        """Raises ValidationError at the slug."""
        super().clean()  # type: ignore[misc]  # Page is mixed in later
        self._refuse_a_taken_address()

    def minimal_clean(self: Any) -> None:
        """The same of a draft, of which Wagtail asks little."""
        super().minimal_clean()  # type: ignore[misc]  # Page is mixed in later
        self._refuse_a_taken_address()

    def can_move_to(self: Any, parent: Page) -> bool:
        """Not where it, or a page below it, would be found no more."""
        may: bool = super().can_move_to(parent)  # type: ignore[misc]  # Page is mixed in later
        return may and not taken_address(parent, self.slug, moved=self)

    def _refuse_a_taken_address(self: Any) -> None:
        parent = self.get_parent()
        # An alias is what Wagtail makes by itself; readers are sent on to the original.
        if parent is not None and not self.alias_of_id and (address := taken_address(parent, self.slug, moved=self)):
            raise ValidationError({"slug": words_for(address)})


def taken_address(parent: Page, slug: str, *, moved: Page | None = None) -> str:
    """The first address that is somebody else's, of a page under ``parent`` or of those below it; empty: all are free.

    ``moved`` is the page that comes there, if it exists already, and those below it are asked too; where it stands there now
    nothing is asked: an address that somebody else was given later keeps nobody from mending the page.
    """
    stored = Page.objects.filter(pk=moved.pk).first() if moved is not None and moved.pk else None
    if stored is not None and stored.url_path == f"{parent.url_path}{slug}/":
        return ""
    parts = parent.get_url_parts()
    if not parts or not parts[2]:
        return ""  # no site shows it
    paths = [f"{slug}/", *(f"{slug}/{rest}" for rest in _below(stored))]
    with translation.override(parent.locale.language_code):  # addresses begin with it, and only the active one is known
        return next((parts[2] + path for path in paths if _somebody_elses(parts[2] + path)), "")


def words_for(address: str) -> str:
    """What to do where somebody else has ``address``."""
    return _("Another page of this site has the address %s. Choose another slug.") % address


def _below(stored: Page | None) -> Iterable[str]:
    if stored is None:
        return []
    paths = stored.get_descendants().order_by("path").values_list("url_path", flat=True)
    return [path.removeprefix(stored.url_path) for path in paths]


def _somebody_elses(address: str) -> bool:
    try:
        return resolve(address).url_name != "wagtail_serve"
    except Resolver404:
        return False
