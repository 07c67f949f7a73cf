"""Lays the foundations after every migrate and every flush."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FoundationsConfig(AppConfig):
    """The last app: when its signal comes, every table and permission is there."""

    name = "kb_site.foundations"
    label = "foundations"

    def ready(self) -> None:
        """Listen to the end of each migrate."""
        post_migrate.connect(_lay, sender=self)


def _lay(using: str, **_: Any) -> None:
    from kb_site.foundations.lay import lay_foundations  # needs the models, which are not loaded with the app's config

    lay_foundations(using=using)
