"""Sections, which gather articles; their order is the order of the tree in /cms."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from articles.addresses import AddressedPage
from articles.forms.article import HelpCopyForm, HelpPageForm
from articles.querysets import HelpQuerySet
from articles.serving import ServedSection
from articles.standing_in import DraftAfterStandingIn


class SectionIcon(models.TextChoices):
    """The drawings a section may carry: kb_site/static/icons/section-….svg."""

    SETUP = "setup", _("Setting up")
    SENSORS = "sensors", _("Sensor")
    HUB = "hub", _("Hub and radio")
    APP = "app", _("Phone")
    READINGS = "readings", _("Curve")
    ORDERS = "orders", _("Parcel")
    BOOK = "book", _("Book")
    TOOLS = "tools", _("Tools")
    ACCOUNT = "account", _("Person")
    SHIELD = "shield", _("Shield")


class SectionPage(ServedSection, DraftAfterStandingIn, AddressedPage, Page):
    """A chapter of the help."""

    summary = models.CharField(
        _("summary"), max_length=200, blank=True, help_text=_("What is found here, in a few words.")
    )
    icon = models.CharField(_("drawing"), max_length=20, choices=SectionIcon.choices, default=SectionIcon.BOOK)

    objects = PageManager.from_queryset(HelpQuerySet)()

    base_form_class = HelpPageForm
    copy_form_class = HelpCopyForm

    template = "articles/section_page.html"
    parent_page_types: ClassVar[list[str]] = ["articles.HelpHome"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticlePage"]
    private_page_options: ClassVar[list[str]] = []
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("icon")], heading=_("On the home page")),
    ]
    override_translatable_fields = [
        TranslatableField("summary"),
        SynchronizedField("icon", overridable=False),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
