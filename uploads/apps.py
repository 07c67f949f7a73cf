"""Registers the app uploads and lets every app's `upload_guards` module sign up."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UploadsConfig(AppConfig):
    """Files members give us: checked, made safe, handed out only to those who may see them."""

    name = "uploads"

    def ready(self) -> None:
        """Import `upload_guards` of every installed app, the way the admin finds its `admin` modules."""
        autodiscover_modules("upload_guards")
