"""`lay_help_tree`: languages, the home page of each, and the site that shows them. Part of the foundations."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page, Site

from articles.models import HelpHome


@transaction.atomic
def lay_help_tree() -> None:
    """Make sure of the root page, a locale and a home page for each language, and the default site. Safe at any time.

    What editors changed stays; Wagtail's welcome page goes. Languages without a locale would answer with another language's text.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _ in settings.LANGUAGES}
    root = _lay_root(locales[settings.LANGUAGE_CODE])
    first = _lay_home(root, locales[settings.LANGUAGE_CODE], None)
    for code, locale in locales.items():
        if code != settings.LANGUAGE_CODE:
            _lay_home(root, locale, first)
    _lay_site(first)


def _lay_root(locale: Locale) -> Page:
    root = Page.objects.filter(depth=1).order_by("path").first()
    if root is None:
        kind = ContentType.objects.get_for_model(Page)
        root = Page.add_root(instance=Page(title="Root", slug="root", content_type=kind, locale=locale))
    return root


def _lay_home(root: Page, locale: Locale, original: HelpHome | None) -> HelpHome:
    """The home page of one language, joined to ``original`` as its translation."""
    home: HelpHome | None = HelpHome.objects.filter(locale=locale).order_by("path").first()
    if home is not None:
        return home
    with override(locale.language_code):
        home = HelpHome(
            title=gettext("Help and community"),
            heading=gettext("Ask in your own words"),
            slug=f"help-{locale.language_code}",
            locale=locale,
            live=True,
            show_in_menus=False,
        )
    if original is not None:
        home.translation_key = original.translation_key
    # Read again: adding the home page of the other language has moved what the root knows about its children.
    parent = Page.objects.select_for_update().get(pk=root.pk)
    parent.add_child(instance=home)
    return home


def _lay_site(home: HelpHome) -> None:
    """The default site shows our home page, unless somebody has given it another one of ours."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", port=80, site_name="", root_page=home, is_default_site=True)
    elif not HelpHome.objects.filter(pk=site.root_page_id).exists():
        welcome = site.root_page
        site.root_page = home
        site.save()
        if welcome.specific_class is Page and welcome.depth > 1 and not welcome.get_children().exists():
            welcome.delete()
