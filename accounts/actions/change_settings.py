"""What members change about themselves."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction

from accounts.signals import SETTINGS_CHANGED
from news.announce import announce
from uploads.pictures import keeping

if TYPE_CHECKING:
    from accounts.models import User

CHANGEABLE = frozenset({"name", "handle", "about", "language", "time_zone", "scheme"})


@transaction.atomic
def change_settings(*, member: "User", by: "User", **changes: Any) -> bool:
    """Change what is different; whether anything was.

    Raises:
        IntegrityError: somebody took the handle in the same instant.
        TypeError: a field that is not a setting.
    """
    if by.pk != member.pk:
        raise PermissionError("settings are changed by their owner; staff use the user editor")
    if unknown := set(changes) - CHANGEABLE:
        raise TypeError(f"not settings: {sorted(unknown)}")
    different = {field: value for field, value in changes.items() if getattr(member, field) != value}
    if not different:
        return False
    for field, value in different.items():
        setattr(member, field, value)
    member.save(update_fields=list(different))
    announce(SETTINGS_CHANGED, member=member.pk)
    return True


@transaction.atomic
def change_face(*, member: "User", picture: ContentFile[bytes]) -> None:
    """Show ``picture`` (made by `faces.safe_face`) as the member's face; the one before is deleted after the commit.

    Raises:
        BadPicture: the storage cannot be written.
    """
    _replace_face(member, picture)


@transaction.atomic
def remove_face(*, member: "User") -> None:
    """Go back to the drawn placeholder; nothing happens where there is no picture."""
    _replace_face(member, None)


def _replace_face(member: "User", picture: ContentFile[bytes] | None) -> None:
    locked = get_user_model().objects.select_for_update().get(pk=member.pk)
    before = locked.face.name if locked.face else ""
    if not before and picture is None:
        return
    if picture is None:
        member.face = None
    else:
        with keeping():
            member.face.save(str(picture.name), picture, save=False)
    member.save(update_fields=["face"])
    announce(SETTINGS_CHANGED, member=member.pk)
    if before:
        transaction.on_commit(lambda: locked.face.storage.delete(before))
