"""How an account ends: by its owner, or because its address was never confirmed."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, RestrictedError

from accounts.leaving import let_go
from accounts.signals import MEMBER_LEFT
from news.announce import announce

if TYPE_CHECKING:
    from accounts.models import User

# A link to confirm an address is good for three days (allauth); whoever comes later signs up anew.
UNCONFIRMED_KEPT = timedelta(days=7)
BATCH = 200


class StillNeededError(Exception):
    """Rows that must have an owner still name this account; somebody has to take them over first."""


def leave(*, member: "User", by: "User") -> bool:
    """Delete the account of ``member``: private data goes, public texts stay without an author.

    Returns False where the account was gone already (a second click). Raises:
        PermissionError: it is somebody else's account.
        StillNeededError: see there.
    """
    if by.pk != member.pk:
        raise PermissionError("an account is deleted by its owner")
    try:
        return _delete(int(member.pk))
    except (ProtectedError, RestrictedError) as error:
        raise StillNeededError(str(member.pk)) from error


@transaction.atomic
def _delete(pk: int) -> bool:
    member = get_user_model().objects.select_for_update().filter(pk=pk).first()
    if member is None:
        return False
    member.delete()
    return True


def say_goodbye(member: "User") -> None:
    """What goes with every account, whoever deletes it: apps let go of it, its picture goes, the house is told.

    Must run in the transaction of the deletion, while the row still exists.
    """
    let_go(member)
    announce(MEMBER_LEFT, member=member.pk)
    if member.face:
        name, storage = member.face.name, member.face.storage
        transaction.on_commit(lambda: storage.delete(str(name)))


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete up to 200 accounts whose address nobody confirmed within a week and who never signed in; how many."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    waiting = get_user_model().objects.filter(
        Exists(addresses.filter(verified=False)),
        ~Exists(addresses.filter(verified=True)),
        last_login=None,
        is_staff=False,
        joined_at__lt=now - UNCONFIRMED_KEPT,
    )
    return sum(_delete(pk) for pk in waiting.order_by("pk").values_list("pk", flat=True)[:BATCH])
