"""What a member takes along of their inbox."""

from collections.abc import Iterable
from typing import Any

from accounts.taking_along import Row, takes_along
from inbox.models import Choice, Notice

CHUNK = 500


@takes_along("inbox/notices")
def notices(member: Any) -> Iterable[Row]:
    """What they were told, with the values the words are made of."""
    rows = Notice.objects.filter(member=member).order_by("pk")
    for notice in rows.iterator(chunk_size=CHUNK):
        yield {
            "kind": notice.kind,
            "about": notice.title,
            "place": notice.place,
            "data": notice.data,
            "address": notice.url,
            "at": notice.at,
            "read_at": notice.read_at,
        }


@takes_along("inbox/settings")
def choices(member: Any) -> Iterable[Row]:
    """What they chose."""
    yield from Choice.objects.filter(member=member).order_by("setting").values("setting", "on_site", "email")
