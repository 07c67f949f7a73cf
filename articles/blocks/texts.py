"""Blocks made of words: text with headings, numbered steps, notes and warnings, code."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.files import OptionalPicture

HEADINGS_TOO = ["h2", "h3", "bold", "italic", "code", "link", "document-link", "ul", "ol"]
PLAIN = ["bold", "italic", "code", "link", "document-link", "ul"]
"""What fits into a step, a notice or a cell: headings there would tear the outline apart."""


class Text(blocks.RichTextBlock):
    """Paragraphs, lists and headings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(features=HEADINGS_TOO, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "articles/blocks/text.html"


class Step(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(
        label=_("What to do"), max_length=120, help_text=_("Begin with a verb: “Lift off the funnel”.")
    )
    text = blocks.RichTextBlock(label=_("How"), features=PLAIN, required=False)
    image = OptionalPicture(label=_("Picture"), help_text=_("Only where it says more than the words."))

    class Meta:
        icon = "list-ol"
        label = _("Step")


class Steps(blocks.ListBlock):
    """Steps to take one after the other; the numbers come by themselves."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Step(), min_num=1, max_num=30, **options)

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        template = "articles/blocks/steps.html"


class Notice(blocks.StructBlock):
    """A note or a warning, set apart from the text."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=[("note", _("Note")), ("warning", _("Warning"))], default="note", required=True
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN)

    class Meta:
        icon = "warning"
        label = _("Note or warning")
        template = "articles/blocks/notice.html"


class Code(blocks.StructBlock):
    """Something to type or to compare with what a screen shows, letter by letter."""

    title = blocks.CharBlock(label=_("What it is"), max_length=120, required=False)
    code = blocks.TextBlock(label=_("Code"), max_length=10_000, rows=8)

    class Meta:
        icon = "code"
        label = _("Code")
        template = "articles/blocks/code.html"
