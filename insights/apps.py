"""Registers the app insights with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """What people look for in vain, and the tasks that come of it."""

    name = "insights"
