"""Telling: a notice, and a letter where the member wants one, in the transaction of whoever heard the news."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from inbox.kinds import Email, Kind, kind_of
from inbox.models import Choice, Letter, Notice
from inbox.rules import DATA_LENGTH, MEMBERS_AT_ONCE


def tell(
    *,
    news_id: int,
    member: Any,
    kind: Kind,
    url: str,
    data: Mapping[str, Any] | None = None,
    group: str = "",
    title: str = "",
    place: str = "",
) -> bool:
    """Tell one member; whether it was new to them. See `tell_all`. ``member`` None (who left) is told nothing."""
    if member is None:
        return False
    return bool(tell_all(news_id, [member.pk], kind=kind, url=url, data=data, about=(group, title, place)))


@transaction.atomic
def tell_all(
    news_id: int,
    members: Iterable[int],
    *,
    kind: Kind,
    url: str,
    data: Mapping[str, Any] | None = None,
    about: tuple[str, str, str] = ("", "", ""),
    again: bool = True,
) -> int:
    """Tell many members the same in a fixed number of queries per 500; how many heard something new.

    Args:
        news_id: `Told.id` of the news. One news tells a member one thing: whoever was told already, by any kind, is left out, so
            the more important kind is told first, and the same news handed on twice tells nothing twice.
        members: ids; those who were deactivated or left are left out.
        kind: registered (ValueError otherwise), with the words.
        url: path on this site where it can be seen.
        data: values for the words; plain texts and numbers, at most 8,000 characters as JSON (ValueError).
        about: group ("forum.thread:12"), its title and its place, all plain text.
        again: False for what is said once only (an answer accepted, taken back, accepted again): whoever has a notice of this kind
            with this address is left out.
    """
    if kind_of(kind.name) is not kind:
        raise ValueError(f"{kind.name} is not registered; see inbox.kinds")
    values = dict(data or {})
    # Counted as characters of text: escaped, an emoji would count for twelve.
    if len(json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False)) > DATA_LENGTH:
        raise ValueError(f"{kind.name} carries more than {DATA_LENGTH} characters of data")
    group, title, place = about
    template = Notice(
        kind=kind.name,
        data=values,
        url=url[:500],
        group=group[:80],
        title=title[:200],
        place=place[:120],
        news_id=news_id,
    )
    ids = sorted(set(members))
    if not again:
        heard = Notice.objects.filter(member__in=ids, kind=kind.name, url=template.url)
        ids = sorted(set(ids) - set(heard.values_list("member_id", flat=True)))
    return sum(
        _tell_batch(ids[at : at + MEMBERS_AT_ONCE], kind, template) for at in range(0, len(ids), MEMBERS_AT_ONCE)
    )


def _tell_batch(ids: Sequence[int], kind: Kind, template: Notice) -> int:
    wishes = _wishes(ids, kind)
    known = set(Notice.objects.filter(news_id=template.news_id, member__in=ids).values_list("member_id", flat=True))
    now = timezone.now()
    fresh = {pk: wish for pk, wish in wishes.items() if pk not in known and (wish[0] or wish[1] == Email.AT_ONCE)}
    Notice.objects.bulk_create(
        [_for_member(template, pk, now, on_site=on_site) for pk, (on_site, _email) in fresh.items()],
        ignore_conflicts=True,
    )
    by_letter = [pk for pk, (_on_site, email) in fresh.items() if email == Email.AT_ONCE]
    notices = Notice.objects.filter(news_id=template.news_id, kind=kind.name, member__in=by_letter, letter=None)
    Letter.objects.bulk_create(
        [Letter(notice_id=pk, created_at=now, retry_at=now) for pk in notices.values_list("pk", flat=True)],
        ignore_conflicts=True,
    )
    return len(fresh)


def _wishes(ids: Sequence[int], kind: Kind) -> dict[int, tuple[bool, str]]:
    """For each active member: whether on the site, and how by e-mail (never without an address)."""
    chosen = {
        choice.member_id: (choice.on_site, choice.email)
        for choice in Choice.objects.filter(member__in=ids, setting=kind.setting.name)
    }
    suggested = (kind.setting.on_site, str(kind.setting.email))
    people = get_user_model().objects.filter(pk__in=ids, is_active=True).values_list("pk", "email")
    wishes = {pk: (chosen.get(pk, suggested), bool(email)) for pk, email in people}
    return {pk: (wish[0], wish[1] if reachable else Email.NEVER) for pk, (wish, reachable) in wishes.items()}


def _for_member(template: Notice, member_id: int, now: Any, *, on_site: bool) -> Notice:
    return Notice(
        member_id=member_id,
        kind=template.kind,
        data=template.data,
        url=template.url,
        group=template.group,
        title=template.title,
        place=template.place,
        news_id=template.news_id,
        on_site=on_site,
        at=now,
    )
