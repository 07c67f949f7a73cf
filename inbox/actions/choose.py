"""Choosing what one is told, and how."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from inbox.kinds import Email, settings
from inbox.models import Choice


@transaction.atomic
def choose(*, by: Any, wishes: Mapping[str, tuple[bool, Email]]) -> None:
    """Keep what ``by`` wants for each setting named: whether on the site, and how by e-mail. Unknown names are passed over."""
    rows = [
        Choice(member=by, setting=name, on_site=on_site, email=email)
        for name, (on_site, email) in sorted(wishes.items())
        if name in settings()
    ]
    Choice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["member", "setting"], update_fields=["on_site", "email"]
    )


def suggest_again(*, by: Any) -> None:
    """Go back to what we suggest."""
    Choice.objects.filter(member=by).delete()


@transaction.atomic
def stop_emails(*, member_id: int, setting: str) -> None:
    """No more e-mail of one kind; the list stays as it is. Asked by whoever holds the link in a letter, perhaps after the member
    left: then there is nothing to end."""
    row = settings().get(setting)
    # Locked, so that the member does not leave between the look and the write.
    member = get_user_model().objects.select_for_update().filter(pk=member_id).first()
    if row is None or member is None:
        return
    Choice.objects.update_or_create(
        member=member,
        setting=setting,
        defaults={"email": Email.NEVER},
        create_defaults={"email": Email.NEVER, "on_site": row.on_site},
    )
