"""The home page of the help: one a language, the roots of the trees."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager

from articles.querysets import HelpQuerySet
from articles.rules import MOST_TERMS
from articles.serving import ServedHome


class HelpHome(ServedHome, Page):
    """Search first, then sections, what owners ask, and what is worth reading."""

    heading = models.CharField(
        _("heading"), max_length=80, default="", blank=True, help_text=_("The large words above the search.")
    )
    lead = models.CharField(
        _("lead"),
        max_length=200,
        blank=True,
        help_text=_("One sentence under the heading. Empty: what there is to find."),
    )
    often_asked = models.TextField(
        _("often asked"),
        max_length=400,
        blank=True,
        help_text=_("Words people search for, one a line, at most six. They stand under the search."),
    )

    objects = PageManager.from_queryset(HelpQuerySet)()

    template = "articles/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["articles.SectionPage"]
    private_page_options: ClassVar[list[str]] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("often_asked"),
    ]

    class Meta:
        verbose_name = _("help home")
        verbose_name_plural = _("help homes")

    def terms(self) -> list[str]:
        """The often-asked terms, trimmed and capped."""
        lines = (line.strip()[:60] for line in self.often_asked.splitlines())
        return [line for line in lines if line][:MOST_TERMS]
