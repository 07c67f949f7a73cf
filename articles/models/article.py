"""Articles: the pages that answer."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from articles.addresses import AddressedPage
from articles.blocks import ArticleBody
from articles.family import KeptToItsOriginal
from articles.forms.article import ArticleForm, HelpCopyForm
from articles.panels import OriginPanel
from articles.querysets import ArticleQuerySet
from articles.rules import SUMMARY_LENGTH
from articles.serving import ServedArticle
from articles.standing_in import DraftAfterStandingIn
from search.contract import AGENTS, MEMBERS, PUBLIC


class ArticleTag(TaggedItemBase):
    """A product or a word an article carries."""

    content_object = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(ServedArticle, DraftAfterStandingIn, KeptToItsOriginal, AddressedPage, Page):
    """One answer, kept true by its owner."""

    class Audience(models.TextChoices):
        PUBLIC = PUBLIC, _("Everybody")
        MEMBERS = MEMBERS, _("Members who are signed in")
        AGENTS = AGENTS, _("Agents and editors only")

    summary = models.CharField(
        _("summary"),
        max_length=SUMMARY_LENGTH,
        blank=True,
        help_text=_("One or two sentences: the answer in short. They stand under the title and in search results."),
    )
    body = StreamField(ArticleBody(required=False), blank=True, verbose_name=_("body"))
    article_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
        help_text=_("Who keeps this article true and hears what readers miss."),
    )
    checked_on = models.DateField(
        _("last checked"), null=True, blank=True, help_text=_("When somebody last followed every step of it.")
    )
    review_by = models.DateField(
        _("check again by"),
        null=True,
        blank=True,
        help_text=_("From this day on the article is listed as due for a check."),
    )
    audience = models.CharField(
        _("audience"),
        max_length=7,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("Who may read and find it. Translations follow the original."),
    )
    promoted = models.BooleanField(
        _("worth reading"), default=False, help_text=_("Show it on the home page among what is worth reading.")
    )
    tags = ClusterTaggableManager(
        through=ArticleTag, blank=True, verbose_name=_("tags"), help_text=_("Products and words, such as NW-200.")
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    base_form_class = ArticleForm
    copy_form_class = HelpCopyForm

    template = "articles/article_page.html"
    parent_page_types: ClassVar[list[str]] = ["articles.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    private_page_options: ClassVar[list[str]] = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("audience"),
        index.FilterField("review_by"),
    ]
    content_panels = [
        *Page.content_panels,
        OriginPanel(),
        FieldPanel("summary", widget=AdminAutoHeightTextInput),
        FieldPanel("body"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("audience"), FieldPanel("promoted"), FieldPanel("tags")], heading=_("Who sees it, and where")
        ),
        MultiFieldPanel(
            [FieldPanel("article_owner"), FieldPanel("checked_on"), FieldPanel("review_by")], heading=_("Kept true by")
        ),
        # Of Wagtail's own: menus are not made of pages here, and the switch for them would do nothing.
        MultiFieldPanel(["slug", "seo_title", "search_description"], heading=_("For search engines")),
    ]
    override_translatable_fields = [
        TranslatableField("summary"),
        TranslatableField("body"),
        # A translation must never be open to more people than its original.
        SynchronizedField("audience", overridable=False),
        SynchronizedField("article_owner"),
        SynchronizedField("checked_on"),
        SynchronizedField("review_by"),
        SynchronizedField("promoted"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("draft_article", _("Can hand drafts to the editors"))]
