"""Putting pages into the tree: under a locked parent, at an address nobody else has."""

from collections.abc import Collection, Iterable
from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from articles.addresses import taken_address
from articles.models import ArticlePage, SectionOrigin, SectionPage

SLUG_LENGTH = 80
TRIES = 50


class NoSectionError(LookupError):
    """The help has no section for a page, or none in its language."""


class NoAddressError(LookupError):
    """Below the section every address is that of another page of the site; readers would not find the page."""


def free_slug(wanted: str, title: str, taken: Collection[str]) -> str:
    """An address made of ``wanted`` or the title that is not among ``taken``."""
    base = slugify(anyascii(wanted or title))[:SLUG_LENGTH].strip("-") or "page"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def slugs_under(parent: Page) -> set[str]:
    """The addresses that are taken under ``parent``."""
    return set(Page.objects.child_of(parent).values_list("slug", flat=True))


def free_slug_under(parent: Page, wanted: str, title: str, taken: Collection[str]) -> str:
    """The same among the addresses under ``parent``, at which no other page of the site stands.

    Raises:
        NoAddressError: below ``parent`` everything is somebody else's.
    """
    refused = set(taken)
    for _ in range(TRIES):
        slug = free_slug(wanted, title, refused)
        address = taken_address(parent, slug)
        if not address:
            return slug
        refused.add(slug)
    raise NoAddressError(f"Another page of the site has the address {address}, and all that were tried like it.")


def add_section(home: Page, page: SectionPage, *, slug: str) -> None:
    """Put a new section at the end of a home page's sections."""
    parent = Page.objects.select_for_update().get(pk=home.pk)
    page.locale_id = parent.locale_id
    page.slug = free_slug_under(parent, slug, page.title, slugs_under(parent))
    parent.add_child(instance=page)


def add_draft(section_id: int, page: ArticlePage, *, by: Any) -> None:
    """Put a new, unpublished article at the end of a section, with a first revision by ``by``."""
    parent = Page.objects.select_for_update().get(pk=section_id)
    page.locale_id = parent.locale_id
    page.live = False
    page.has_unpublished_changes = True
    page.slug = free_slug_under(parent, "", page.title, slugs_under(parent))
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=True)


class Placing:
    """Places a batch of articles; its sections are locked in a fixed order, their addresses read once."""

    def __init__(self, source: str, places: Collection[tuple[str, str]]) -> None:
        origins = SectionOrigin.objects.filter(source=source, source_id__in=[section for section, _ in places])
        ids = {(origin.source_id, origin.language): origin.page_id for origin in origins}
        for section, language in places:
            if (section, language) not in ids:
                raise LookupError(f"There is no section {section!r} in the language {language!r}.")
        wanted = {ids[place] for place in places}
        self.pages = {page.pk: page for page in Page.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
        self.ids = ids
        self.taken = {pk: slugs_under(page) for pk, page in self.pages.items()}

    def add(self, page: ArticlePage, section: str, language: str, *, slug: str, tags: Iterable[str]) -> None:
        """Put ``page`` at the end of its section."""
        parent = self.pages[self.ids[section, language]]
        page.locale_id = parent.locale_id
        page.slug = free_slug_under(parent, slug, page.title, self.taken[parent.pk])
        self.taken[parent.pk].add(page.slug)
        # Before the page is saved, so that it is saved, and indexed by Wagtail, once.
        page.tags.add(*(tag[:100] for tag in tags))
        parent.add_child(instance=page)

    def redirect(self, old_paths: Iterable[str], page: ArticlePage) -> None:
        """Let addresses from elsewhere lead to ``page``; the first article that claims one keeps it."""
        for path in old_paths:
            Redirect.objects.get_or_create(
                old_path=Redirect.normalise_path(path)[:255],
                site=None,
                defaults={"redirect_page": page, "is_permanent": True},
            )
