"""Registers the app accounts with Django, and lets other apps say what they know of a person."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """Who a person is: user, sign-in, profile, the right to leave and to take one's data along."""

    name = "accounts"

    def ready(self) -> None:
        """Import every app's `taking_along`, `leaving` and `member_slots`, the way the admin finds its `admin` modules."""
        from accounts import belongings, lifecycle  # noqa: F401  # both need the models

        autodiscover_modules("taking_along", "leaving", "member_slots")
