"""What accounts holds of a member, for taking along and for leaving; and the pictures, whose room knows no registry."""

from collections.abc import Iterable
from typing import IO, Any

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt

from accounts.leaving import when_leaving
from accounts.taking_along import Row, takes_along, takes_files_along
from uploads.actions import remove_pictures
from uploads.queries import pictures_of


@takes_along("account/account")
def account(member: Any) -> Iterable[Row]:
    """The account itself, without the password's hash."""
    yield {
        "handle": member.handle,
        "name": member.name,
        "email": member.email,
        "about": member.about,
        "language": member.language,
        "time_zone": member.time_zone,
        "scheme": member.scheme,
        "reputation": member.reputation,
        "joined_at": member.joined_at,
        "last_signed_in_at": member.last_login,
        "groups": [group.name for group in member.groups.order_by("name")],
        "came_from": [
            {"source": origin.source, "id": origin.source_id, "url": origin.url, "reputation": origin.reputation}
            for origin in member.origins.order_by("pk")
        ],
    }


@takes_along("account/addresses")
def addresses(member: Any) -> Iterable[Row]:
    """Every address, confirmed or not."""
    for address in EmailAddress.objects.filter(user=member).order_by("pk"):
        yield {"email": address.email, "confirmed": address.verified, "primary": address.primary}


@takes_files_along("account")
def face(member: Any) -> Iterable[tuple[str, IO[bytes]]]:
    """The picture, if there is one."""
    if member.face and member.face.storage.exists(member.face.name):
        yield "picture.webp", member.face.storage.open(member.face.name)


@takes_files_along("pictures")
def pictures(member: Any) -> Iterable[tuple[str, IO[bytes]]]:
    """Every picture they put into a text."""
    return pictures_of(member)


@when_leaving
def forget_pictures(member: Any) -> None:
    """Pictures that hang nowhere go; the others stay with the text that shows them."""
    remove_pictures(owner=member)


@when_leaving
def forget_failed_sign_ins(member: Any) -> None:
    """Failed sign-ins carry the address that was typed and where it came from."""
    spellings = set(EmailAddress.objects.filter(user=member).values_list("email", flat=True)) | {member.email}
    AccessAttempt.objects.filter(username__in=[spelling.lower() for spelling in spellings if spelling]).delete()
