"""The trail a customer agreed to share: checked and capped, for it comes from the browser."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

ENTRIES = 30
AGE = timedelta(hours=24)
TITLE_LENGTH = 200
URL_LENGTH = 500
KINDS = frozenset({"article", "thread", "search"})


def checked_trail(entries: Iterable[Mapping[str, Any]], *, now: datetime) -> list[dict[str, str]]:
    """At most 30 entries of the last 24 hours, oldest first: {kind, title, url, at}; whatever has another shape is left out."""
    kept = [entry for raw in list(entries)[: 10 * ENTRIES] if (entry := _checked(raw, now))]
    return sorted(kept, key=lambda entry: entry["at"])[-ENTRIES:]


def _checked(raw: Any, now: datetime) -> dict[str, str] | None:
    if not isinstance(raw, Mapping):
        return None
    kind, title, url = (str(raw.get(name, "")).replace("\0", "").strip() for name in ("kind", "title", "url"))
    try:
        at = parse_datetime(str(raw.get("at", "")))
    except ValueError:
        return None
    if (
        kind not in KINDS
        or not title
        or at is None
        or not is_aware(at)
        or not now - AGE <= at <= now + timedelta(minutes=5)
    ):
        return None
    # Only pages of our own: an agent must not be led elsewhere by a click on the trail.
    if not url.startswith("/") or url.startswith("//") or len(url) > URL_LENGTH:
        return None
    return {"kind": kind, "title": title[:TITLE_LENGTH], "url": url, "at": at.isoformat()}
