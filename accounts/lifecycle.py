"""What others do to accounts becomes our news: allauth confirms addresses, Wagtail and the admin delete users by themselves."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from accounts.actions.join import confirm_address
from accounts.actions.leave import say_goodbye
from accounts.models import User


@receiver(email_confirmed)
def tell_of_confirmation(email_address: EmailAddress, **_: Any) -> None:
    """The first confirmed address makes a member; every later one replaces it."""
    member = email_address.user
    others = EmailAddress.objects.filter(user=member, verified=True).exclude(pk=email_address.pk)
    confirm_address(member=member, is_first=member.last_login is None and not others.exists())


@receiver(pre_delete, sender=User)
def tell_of_leaving(instance: User, **_: Any) -> None:
    """Django sends this within the transaction of the deletion, for every way there is to delete a user."""
    say_goodbye(instance)
