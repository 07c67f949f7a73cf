"""Registers the app poweruser with Django."""

from django.apps import AppConfig


class PoweruserConfig(AppConfig):
    """Reputation: the ledger, ranks and the privileges they bring."""

    name = "poweruser"
