"""The salt of a day: made by the first search, shared by all processes, deleted the day after.

It lies in the database because all processes of all machines must make the same pseudonyms, and because a cache forgets when it
likes: with a second salt on one day one person would be two, and words of one person would be shown. A backup keeps it longer;
alone it is worth nothing, pseudonyms are made with the installation's secret key as well.
"""

import secrets
from datetime import date

from search.models import DailySalt

_last: tuple[date, str] | None = None


def salt_of(day: date) -> str:
    """The salt of ``day``, which is today in UTC. No query but for the first of a process and day."""
    global _last  # noqa: PLW0603 — one value a process, and the one of yesterday must not be kept beside it
    last = _last
    if last is None or last[0] != day:
        row, is_new = DailySalt.objects.get_or_create(day=day, defaults={"value": secrets.token_hex(32)})
        if is_new:
            forget_salts(before=day)
        _last = last = day, row.value
    return last[1]


def forget_salts(*, before: date) -> None:
    """Delete the salts of the days before: their pseudonyms lead to nobody from then on."""
    DailySalt.objects.filter(day__lt=before).delete()
