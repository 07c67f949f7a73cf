"""Registers the app accounts with Django, and lets other apps say what they know of a person."""

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.module_loading import autodiscover_modules

from accounts.addresses import IdConverter


class AccountsConfig(AppConfig):
    """Who a person is: user, sign-in, profile, the right to leave and to take one's data along."""

    name = "accounts"

    def ready(self) -> None:
        """Let addresses say `<id:…>`; import every app's modules for its people, the way the admin finds its `admin` modules."""
        register_converter(IdConverter, "id")
        from accounts import belongings, lifecycle  # noqa: F401  # both need the models

        autodiscover_modules("taking_along", "leaving", "member_slots")
