"""Registers the app accounts with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who a person is: user, sign-in, profile, the right to leave and to take one's data along."""

    name = "accounts"
