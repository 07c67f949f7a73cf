"""One row: name, mark, colour and contact of whose help this is; and its links in the footer, per language."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from kb_site.brand import rules


@register_setting(icon="site")
class BrandSettings(ClusterableModel, BaseGenericSetting):
    """Whose help this is."""

    name = models.CharField(_("name"), max_length=40, default="Lotse")
    mark = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("mark"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A square picture that is clear at 24 pixels. Without one the flag stands there."),
    )
    accent_light = models.CharField(
        _("colour on light paper"), max_length=7, default=rules.ACCENT["light"], help_text=_("Like #0a5672.")
    )
    accent_dark = models.CharField(
        _("colour on dark paper"), max_length=7, default=rules.ACCENT["dark"], help_text=_("Like #7fc6e0.")
    )
    email = models.EmailField(_("email address for help"), blank=True)
    phone = models.CharField(_("telephone for help"), max_length=40, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("mark"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("accent_light"), FieldPanel("accent_dark")])],
            heading=_("Colour of links and main buttons"),
            help_text=_("Red is not for choice: it means a person, everywhere."),
        ),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("Contact")),
        InlinePanel("links", heading=_("Links at the end of every page"), label=_("link")),
    ]

    class Meta:
        verbose_name = _("brand")

    def clean(self) -> None:
        super().clean()
        wrong = {}
        for field, scheme in (("accent_light", "light"), ("accent_dark", "dark")):
            colour = getattr(self, field)
            if not rules.is_colour(colour):
                wrong[field] = _("Write the colour as # and six digits, like #0a5672.")
            elif rules.is_red(colour):
                wrong[field] = _("Red means a person here. Choose another colour.")
            elif not rules.is_readable(colour, scheme):
                wrong[field] = (
                    _("Too pale to be read on light paper. Choose a darker colour.")
                    if scheme == "light"
                    else _("Too dark to be read on dark paper. Choose a paler colour.")
                )
        if wrong:
            raise ValidationError(wrong)


class BrandLink(Orderable):
    """One link of the footer in one language: to a page of ours or to an address."""

    class Kind(models.TextChoices):
        RULES = "rules", _("Rules of the house")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        LEGAL = "legal", _("Legal notice")
        OTHER = "other", _("Something else")

    brand = ParentalKey(BrandSettings, on_delete=models.CASCADE, related_name="links")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    kind = models.CharField(_("what it leads to"), max_length=15, choices=Kind.choices, default=Kind.PRIVACY)
    name = models.CharField(_("own words"), max_length=60, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("or an address"), max_length=500, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("kind"), FieldPanel("name")]),
        FieldPanel("page"),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("link")

    def clean(self) -> None:
        super().clean()
        if not self.page_id and not self.url:
            raise ValidationError({"url": _("Choose a page or write an address.")})
        if self.url and not self.url.startswith(("https://", "http://")):
            raise ValidationError({"url": _("Begin the address with https://.")})
        if self.kind == self.Kind.OTHER and not self.name:
            raise ValidationError({"name": _("Say in your own words where it leads.")})
