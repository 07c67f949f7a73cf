"""The brand where no request is at hand: in e-mail."""

from django import template

from kb_site.brand.queries import Brand, current_brand

register = template.Library()


@register.simple_tag
def brand() -> Brand:
    """Whose help this is."""
    return current_brand()
