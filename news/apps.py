"""Registers the app news and lets every app's `receivers` module sign up."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NewsConfig(AppConfig):
    """What happened, never lost."""

    name = "news"

    def ready(self) -> None:
        """Import `receivers` of every installed app, the way the admin finds its `admin` modules."""
        autodiscover_modules("receivers")
