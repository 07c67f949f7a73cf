"""What pages read about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import formataddr, parseaddr
from functools import cache
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_backends, get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string

from accounts.models import Origin, User


@dataclass(frozen=True)
class Profile:
    """The shell of a member's public page; the rest is filled in by other apps."""

    member: User
    joined_at: datetime
    origins: tuple[Origin, ...]
    is_own: bool
    is_thin: bool
    """Says nothing yet that a search engine should offer to strangers."""


def shown_members() -> QuerySet[User]:
    """Members with a public page: active, and not still waiting to confirm the address they signed up with."""
    return get_user_model().objects.filter(_confirmed(), is_active=True)


@cache
def _confirmed() -> Q:
    """Has confirmed an address, or has none; made once, for to make it costs as much as to ask it."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    return Q(~Exists(addresses)) | Q(Exists(addresses.filter(verified=True)))


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
