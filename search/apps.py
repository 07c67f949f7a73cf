"""Registers the app search and lets every app's `search_sources` module sign up."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    """Finding: contract, outbox, engines and query; knows no content."""

    name = "search"

    def ready(self) -> None:
        """Import `search_sources` of every installed app, the way the admin finds its `admin` modules."""
        autodiscover_modules("search_sources")
