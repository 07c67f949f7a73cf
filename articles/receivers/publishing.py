"""Wagtail writes by itself; here its signals become search rows and our own news.

POSTs under /cms/ and scheduled publishing run in one transaction each, so neither can exist without the other.
"""

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from articles.actions.audience import narrow_translations
from articles.actions.queue import note_changes
from articles.models import ArticlePage, HelpHome, SectionPage
from articles.signals import ARTICLE_MOVED, ARTICLE_PUBLISHED, ARTICLE_WITHDRAWN, SECTION_CHANGED
from news.announce import announce


@receiver(page_published)
def tell_of_publishing(instance: Page, revision: Any = None, **_: Any) -> None:
    """A new version is live."""
    with transaction.atomic():
        if isinstance(instance, ArticlePage):
            note_changes([instance.pk])
            narrow_translations(instance)
            announce(ARTICLE_PUBLISHED, article=instance.pk, by=revision.user_id if revision else None)
        elif isinstance(instance, SectionPage | HelpHome):
            # Their documents carry the section's address. Wagtail tells of a new one only after the commit: too late to be sure.
            note_changes(_articles_below(instance) if isinstance(instance, SectionPage) else [])
            announce(SECTION_CHANGED, section=instance.pk)


@receiver(page_unpublished)
def tell_of_withdrawal(instance: Page, **_: Any) -> None:
    """Gone from the site; Wagtail withdraws a live page, and those below it, before it deletes it."""
    with transaction.atomic():
        if isinstance(instance, ArticlePage):
            note_changes([instance.pk])
            announce(ARTICLE_WITHDRAWN, article=instance.pk)
        elif isinstance(instance, SectionPage | HelpHome):
            announce(SECTION_CHANGED, section=instance.pk)


@receiver(page_slug_changed)
def tell_of_new_slug(instance: Page, **_: Any) -> None:
    """A new address, after the commit that made it; a section takes its articles along."""
    _tell_of_new_addresses(instance)


@receiver(post_page_move)
def tell_of_move(instance: Page, url_path_before: str, url_path_after: str, **_: Any) -> None:
    """In another place of the tree; a mere change of order moves no address, but it changes the lists."""
    if url_path_before != url_path_after:
        _tell_of_new_addresses(instance)
    else:
        with transaction.atomic():
            announce(SECTION_CHANGED, section=instance.get_parent().pk)


def _tell_of_new_addresses(page: Page) -> None:
    with transaction.atomic():
        moved = _articles_below(page)
        note_changes(moved)
        for pk in moved:
            announce(ARTICLE_MOVED, article=pk)
        if page.specific_class in {SectionPage, HelpHome}:
            announce(SECTION_CHANGED, section=page.pk)


def _articles_below(page: Page) -> list[int]:
    """Ids of the articles at and below ``page``."""
    return list(ArticlePage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))
