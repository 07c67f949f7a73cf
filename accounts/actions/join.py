"""How an account comes into being, and how its address is confirmed."""

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.handles import HANDLE_LENGTH, handle_from
from accounts.signals import ADDRESS_CHANGED, MEMBER_JOINED
from news.announce import announce

if TYPE_CHECKING:
    from accounts.models import User

# Each try reads the handles anew; five people of one name joining in the same instant have not been seen yet.
TRIES = 5


def free_handles(wanted: list[str]) -> list[str]:
    """For each wanted handle one that nobody has: itself, or with the next number behind. In two queries for any number."""
    stems = set(wanted)
    taken = set(get_user_model().objects.filter(handle__in=stems).values_list("handle", flat=True))
    crowded = {stem for stem in stems if stem in taken or wanted.count(stem) > 1}
    numbered = Q()
    for stem in crowded:
        numbered |= Q(handle__startswith=f"{stem}-")
    if crowded:
        taken |= set(get_user_model().objects.filter(numbered).values_list("handle", flat=True))
    free = []
    for stem in wanted:
        handle, number = stem, 1
        while handle in taken:
            number += 1
            end = f"-{number}"
            handle = stem[: HANDLE_LENGTH - len(end)] + end
        taken.add(handle)
        free.append(handle)
    return free


def register_member(user: "User", *, name: str, email: str | None, password: str | None, language: str) -> "User":
    """Save somebody who signs up, under a free handle made of their name.

    Raises:
        IntegrityError: somebody signed up with the same address in the same instant.
    """
    user.name, user.email, user.language = name, email, language
    user.set_password(password)
    stem = handle_from(name)
    for attempt in range(TRIES):
        user.handle = free_handles([stem])[0]
        try:
            with transaction.atomic():
                user.save(force_insert=True)
        except IntegrityError:
            taken = get_user_model().objects.filter(handle=user.handle).exists()
            if not taken or attempt == TRIES - 1:
                raise
            user.pk = None
        else:
            break
    return user


@transaction.atomic
def add_member(
    *, name: str, email: str | None = None, password: str | None = None, handle: str = "", **fields: Any
) -> "User":
    """Add somebody the house vouches for (demo, first admin): their address counts as confirmed. ``fields`` as on the user.

    Raises:
        IntegrityError: the handle or the address is taken.
    """
    wanted = handle or free_handles([handle_from(name)])[0]
    user = get_user_model().objects.create_user(wanted, email, password, name=name, **fields)
    vouch_for_address(member=user)
    announce(MEMBER_JOINED, member=user.pk)
    return user


@transaction.atomic
def vouch_for_address(*, member: "User") -> None:
    """The address on the account counts as confirmed, and as the only one: somebody of the house entered it."""
    addresses = EmailAddress.objects.filter(user=member)
    if not member.email:
        addresses.delete()
        return
    email = member.email.lower()
    addresses.exclude(email=email).delete()
    EmailAddress.objects.update_or_create(user=member, email=email, defaults={"verified": True, "primary": True})


@transaction.atomic
def confirm_address(*, member: "User", is_first: bool) -> None:
    """Tell the house that an address was confirmed; the confirmation itself is allauth's."""
    announce(MEMBER_JOINED if is_first else ADDRESS_CHANGED, member=member.pk)
