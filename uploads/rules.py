"""The numbers of uploads: how large, how many, how long kept; and who may do what with a picture."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

MOST_BYTES = 5 * 1024 * 1024
"""Of a file as it is sent. A phone's photograph has 2–4 MB."""
MOST_PIXELS = 40_000_000
"""Width times height before it is unpacked: 160 MB in memory. Discourse has the same."""
LONGEST_SIDE = 1_600
"""Pixels a picture is brought down to: twice the reading column, for dense screens."""
ALT_LENGTH = 300

KEPT_UNATTACHED = timedelta(days=7)
"""As long as a draft may lie before its pictures are swept."""


@dataclass(frozen=True)
class Quota:
    """What one member may keep here; what they keep in all is counted after the pictures were made smaller."""

    a_day: int = 40
    in_all: int = 1_000
    bytes_in_all: int = 200 * 1024 * 1024


QUOTA = Quota()

FOREVER = 24 * 3600
"""Seconds a public picture may lie in caches. Its bytes never change, but a moderator may hide what it hangs on."""


def is_owner(user: Any, owner_id: int | None) -> bool:
    """Whether ``user`` gave us the picture."""
    return bool(getattr(user, "is_authenticated", False)) and user.pk == owner_id
