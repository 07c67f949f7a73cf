"""Registers the roof with Django, for its template tags and commands."""

from django.apps import AppConfig
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _


class KbSiteConfig(AppConfig):
    """Entry points, the look, and whatever must see several floors at once."""

    name = "kb_site"

    def ready(self) -> None:
        """Give Django's one sentence that says no more than "not allowed" an advice, in every form of the house at once."""
        ProhibitNullCharactersValidator.message = _(
            "The text holds a character that cannot be stored; it is shown as �. Remove it and send again."
        )
