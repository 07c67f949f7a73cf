"""Registers the app inbox and lets every app's `notifications` module sign up its kinds."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class InboxConfig(AppConfig):
    """How a person is told something: in the list, by e-mail, as they chose."""

    name = "inbox"

    def ready(self) -> None:
        """Import `notifications` of every installed app, the way the admin finds its `admin` modules."""
        autodiscover_modules("notifications")
