"""Registers the app markup with Django."""

from django.apps import AppConfig


class MarkupConfig(AppConfig):
    """The only door between what people type and the HTML we show."""

    name = "markup"
