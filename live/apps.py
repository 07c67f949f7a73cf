"""Registers the app live with Django."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Streams: channels, who may listen, replay from the publisher's own rows."""

    name = "live"
