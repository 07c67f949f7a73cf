"""What pages read about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import formataddr, parseaddr
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_backends, get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string

from accounts.models import Origin, User

MOST_PEOPLE = 1_000


@dataclass(frozen=True)
class Person:
    """As much of a member as stands beside what they wrote; `{% person %}` takes it as it takes a user."""

    pk: int
    handle: str
    name: str
    reputation: int
    is_agent: bool
    face: str
    """The address of the picture, an empty string while there is none."""


@dataclass(frozen=True)
class Profile:
    """The shell of a member's public page; the rest is filled in by other apps."""

    member: User
    joined_at: datetime
    origins: tuple[Origin, ...]
    is_own: bool
    is_thin: bool
    """Says nothing yet that a search engine should offer to strangers."""


def people_by_ids(ids: Iterable[int | None]) -> dict[int, Person]:
    """The people of ``ids`` in one query; who has left (or None) is missing. At most 1,000 ids (ValueError)."""
    wanted = {pk for pk in ids if pk is not None}
    if len(wanted) > MOST_PEOPLE:
        raise ValueError(f"at most {MOST_PEOPLE} people a page, not {len(wanted)}")
    if not wanted:
        return {}
    rows = get_user_model().objects.filter(pk__in=wanted)
    return {
        int(row.pk): Person(
            pk=int(row.pk),
            handle=row.handle,
            name=row.name,
            reputation=row.reputation,
            is_agent=row.is_agent,
            face=row.face.url if row.face else "",
        )
        for row in rows.only("handle", "name", "reputation", "is_staff", "face")
    }


def shown_members() -> QuerySet[User]:
    """Members with a public page: active, and not still waiting to confirm the address they signed up with."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    confirmed = ~Exists(addresses) | Exists(addresses.filter(verified=True))
    return get_user_model().objects.filter(Q(is_active=True) & confirmed)


def profile_of(handle: str, *, reader: Any) -> Profile | None:
    """The public page of ``handle``, None when there is none; two queries."""
    member = shown_members().filter(handle=handle).first()
    if member is None:
        return None
    return Profile(
        member=member,
        joined_at=member.joined_at,
        origins=tuple(member.origins.order_by("pk")[:5]),
        is_own=reader.is_authenticated and reader.pk == member.pk,
        is_thin=not member.about and member.reputation < 1,
    )


def brought_members(source: str, source_ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """(primary key, public name) of members an importer brought, by their number there. One query; ask in batches."""
    rows = Origin.objects.filter(source=source, source_id__in=set(source_ids))
    return {source_id: (pk, name) for source_id, pk, name in rows.values_list("source_id", "member_id", "member__name")}


def members_with(permission: str) -> QuerySet[User]:
    """Active members who hold ``permission`` ("forum.see_reports"), by office or by what they have earned, as `has_perm` says."""
    found = get_user_model().objects.none()
    for backend in get_backends():
        # Django's own backend answers this by office; one that answers by points says so in the same words.
        if hasattr(backend, "with_perm"):
            found = found | backend.with_perm(permission)
    return found


def who_writes() -> str:
    """Whose help this is, as letters say it: the brand's name as editors keep it, on one line."""
    return " ".join(render_to_string("account/email/_sender.txt").split())


def sender() -> str:
    """From whom every letter comes: the brand's name, and the address the installation sends from."""
    return formataddr((who_writes(), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]), charset="utf-8")
