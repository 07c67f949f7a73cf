"""Tags of the knowledge base: drawings of sections, pictures in articles, who an article is for."""

from typing import Any

from django import template
from wagtail.images.models import SourceImageIOError

from articles.models.section import SectionIcon

register = template.Library()

WIDTH = "width-1120"
"""Twice the measure of an article: sharp on dense screens."""
FULL = "max-2400x2400"


@register.filter
def drawing(name: str) -> str:
    """The name of a section's drawing; the book for one that is no longer known."""
    return f"section-{name if name in SectionIcon.values else SectionIcon.BOOK.value}"


@register.inclusion_tag("articles/blocks/picture.html")
def article_picture(value: Any) -> dict[str, Any]:
    """A picture in an article with its words; nothing when its file is gone."""
    image = value.get("image")
    if not image:
        return {"rendition": None}
    shape = "original" if image.is_svg() else f"{WIDTH}|format-webp"
    try:
        small = image.get_rendition(shape)
    except (SourceImageIOError, OSError):
        return {"rendition": None}
    return {
        "rendition": {"url": small.url, "width": small.width, "height": small.height, "full": image.file.url},
        "alt": value.get("alt", ""),
        "caption": value.get("caption", ""),
    }


@register.inclusion_tag("articles/_audience.html")
def audience_mark(audience: str) -> dict[str, Any]:
    """Says when not everybody may read an article."""
    return {"audience": audience}
