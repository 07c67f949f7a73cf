"""Where somebody stands: points, rank, what comes next. Pure arithmetic on the cached total, no query."""

from dataclasses import dataclass
from typing import Any

from poweruser import rules


@dataclass(frozen=True)
class Standing:
    """A member's standing; ``missing`` and ``share`` (0 to 100) measure the way to the next privilege."""

    points: int
    rank: rules.Rank
    upcoming: rules.Privilege | None
    missing: int
    share: int


def standing_of(member: Any) -> Standing:
    """The standing of ``member`` by their cached reputation."""
    points = int(member.reputation)
    upcoming = rules.next_privilege(points)
    return Standing(
        points=points,
        rank=rules.rank_of(points),
        upcoming=upcoming,
        missing=upcoming.threshold - points if upcoming else 0,
        share=min(100, points * 100 // upcoming.threshold) if upcoming else 100,
    )
