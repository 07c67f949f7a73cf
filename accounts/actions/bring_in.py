"""Bringing members in from elsewhere, in bulk: without address, password or news; a second time changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.join import free_handles
from accounts.handles import NAME_LENGTH, clean_name, handle_from
from accounts.models import Origin

BATCH = 200


@dataclass(frozen=True)
class Incoming:
    """A member as their former home describes them. ``reputation`` is theirs there; it never becomes ours."""

    source_id: str
    name: str
    joined_at: datetime
    about: str = ""
    url: str = ""
    reputation: int = 0
    language: str = "en"


@transaction.atomic
def bring_in_members(source: str, people: Sequence[Incoming]) -> dict[str, int]:
    """Make members of those who are not here yet; the ids of all of them by ``source_id``. At most 200 a call (ValueError)."""
    if len(people) > BATCH:
        raise ValueError(f"at most {BATCH} members a call, not {len(people)}")
    wanted = {person.source_id: person for person in people}
    known = dict(Origin.objects.filter(source=source, source_id__in=wanted).values_list("source_id", "member_id"))
    new = [person for source_id, person in wanted.items() if source_id not in known]
    names = [_name(person) for person in new]
    handles = free_handles([handle_from(name) for name in names])
    model = get_user_model()
    users = model.objects.bulk_create(
        [
            model(
                handle=handle,
                name=name,
                about=person.about[:500],
                language=person.language,
                joined_at=person.joined_at,
                password=make_password(None),
            )
            for person, name, handle in zip(new, names, handles, strict=True)
        ]
    )
    Origin.objects.bulk_create(
        [
            Origin(member=user, source=source, source_id=person.source_id, url=person.url, reputation=person.reputation)
            for person, user in zip(new, users, strict=True)
        ]
    )
    return known | {person.source_id: int(user.pk) for person, user in zip(new, users, strict=True)}


def _name(person: Incoming) -> str:
    try:
        return clean_name(person.name)[:NAME_LENGTH]
    except ValidationError:
        return f"member {person.source_id}"[:NAME_LENGTH]
