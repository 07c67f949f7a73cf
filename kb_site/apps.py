"""Registers the roof with Django, for its template tags and commands."""

from django.apps import AppConfig


class KbSiteConfig(AppConfig):
    """Entry points, the look, and whatever must see several floors at once."""

    name = "kb_site"
