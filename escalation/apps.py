"""Registers the app escalation with Django."""

from django.apps import AppConfig


class EscalationConfig(AppConfig):
    """The hand-over to a person: conversation, queue, console, desks."""

    name = "escalation"
