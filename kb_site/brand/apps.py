"""Registers the brand: one row of settings in /cms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrandConfig(AppConfig):
    """Whose help this is."""

    name = "kb_site.brand"
    label = "brand"
    verbose_name = _("Brand")
