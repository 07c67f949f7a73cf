"""Registers the app live and lets every app's `channels` module sign up."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LiveConfig(AppConfig):
    """Streams: channels, who may listen, replay from the publisher's own rows."""

    name = "live"

    def ready(self) -> None:
        """Import `channels` of every installed app, the way the admin finds its `admin` modules."""
        autodiscover_modules("channels")
