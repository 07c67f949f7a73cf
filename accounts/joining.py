"""Turns allauth's signal that an address was confirmed into our news: somebody joined, or has a new address."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from accounts.actions.join import confirm_address


@receiver(email_confirmed)
def tell_of_confirmation(email_address: EmailAddress, **_: Any) -> None:
    """The first confirmed address makes a member; every later one replaces it."""
    member = email_address.user
    others = EmailAddress.objects.filter(user=member, verified=True).exclude(pk=email_address.pk)
    confirm_address(member=member, is_first=member.last_login is None and not others.exists())
