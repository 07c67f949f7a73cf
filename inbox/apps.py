"""Registers the app inbox with Django."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """How a person is told something: in-app list, e-mail, preferences."""

    name = "inbox"
