"""When people are on duty, and how long one waits for them."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from types import MappingProxyType

# Weekday (Monday is 0) -> opening hours in the site's time zone; a missing day is closed.
OPENING = MappingProxyType({day: (time(8), time(20)) for day in range(5)} | {5: (time(10), time(16))})
# An agent counts as present this long after the last sign of life (Zammad: two minutes; Chatwoot: one).
DUTY_GRACE = timedelta(seconds=90)
# What is told before there is anything to measure.
USUAL_TALK = 240
LEAST_ESTIMATE = 60
LONGEST_ESTIMATE = 3_600


def is_open(now: datetime) -> bool:
    """Whether ``now``, in the site's time zone, lies within the opening hours."""
    hours = OPENING.get(now.weekday())
    return hours is not None and hours[0] <= now.time() < hours[1]


def next_opening(now: datetime) -> datetime:
    """When the desk opens next, in the zone of ``now``; ``now`` itself while it is open."""
    if is_open(now):
        return now
    for days in range(8):
        day = now + timedelta(days=days)
        hours = OPENING.get(day.weekday())
        if hours is None:
            continue
        opening = day.replace(hour=hours[0].hour, minute=hours[0].minute, second=0, microsecond=0)
        if opening > now:
            return opening
    raise AssertionError("the table of opening hours has at least one day")


def estimate_seconds(*, before: int, on_duty: int, lately: Sequence[int]) -> int:
    """How long somebody waits with ``before`` people ahead and ``on_duty`` agents; ``lately`` are recent waits in seconds.

    The median of the recent waits, or a share of the usual talk for each one ahead, whichever is longer: rather told too long
    than too short.
    """
    queue = USUAL_TALK * before // max(on_duty, 1)
    usual = sorted(lately)[len(lately) // 2] if lately else 0
    return min(max(queue, usual, LEAST_ESTIMATE), LONGEST_ESTIMATE)
