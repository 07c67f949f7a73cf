"""Blocks that bring a file along: pictures, which must say in words what they show, and downloads."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

ALT_HELP = _("Read aloud to people who do not see the picture. Say what matters in it, not that it is a picture.")


class Picture(blocks.StructBlock):
    """A picture with its words for those who cannot see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("What it shows"), max_length=300, help_text=ALT_HELP)
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "articles/blocks/image.html"


class OptionalPicture(blocks.StructBlock):
    """A picture that may be absent; where there is one its words are required all the same."""

    image = ImageChooserBlock(label=_("Picture"), required=False)
    alt = blocks.CharBlock(label=_("What it shows"), max_length=300, required=False, help_text=ALT_HELP)

    def clean(self, value: Any) -> Any:
        """A picture without words, or words without a picture, go back to the editor; a draft may wait for them."""
        cleaned = super().clean(value)
        errors = {}
        if cleaned["image"] and not cleaned["alt"].strip():
            errors["alt"] = ValidationError(_("Say in words what the picture shows."))
        if cleaned["alt"].strip() and not cleaned["image"]:
            errors["image"] = ValidationError(_("Choose a picture."))
        if errors and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "articles/blocks/image.html"


class Download(blocks.StructBlock):
    """A file to take away."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"), max_length=120, required=False, help_text=_("Empty: the title of the file.")
    )

    class Meta:
        icon = "download"
        label = _("Download")
        template = "articles/blocks/download.html"
