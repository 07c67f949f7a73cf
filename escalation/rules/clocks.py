"""Clocks of the console: how much of a promised time is left, as a share and in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# A customer who wrote is answered within this while somebody has their conversation.
REPLY_WITHIN = timedelta(minutes=5)
# From this share of the promised time on the clock warns.
SOON = 0.25
MINUTE, HOUR, DAY = 60, 3_600, 86_400


@dataclass(frozen=True)
class Clock:
    """``left`` is the share of the promised time that is left, 0 to 1; ``tone`` is "", "warn" or "late"."""

    left: float
    tone: str
    words: str


def waiting_clock(*, waited: int, promised: int | None) -> Clock:
    """For somebody in the queue; ``promised`` seconds were told when they came, None where nothing was."""
    if not promised:
        return Clock(1.0, "", _("waits %(time)s") % {"time": span(waited)})
    left = promised - waited
    if left > 0:
        share = left / promised
        return Clock(share, "warn" if share <= SOON else "", _("%(time)s left") % {"time": span(left)})
    return Clock(0.0, "late", _("%(time)s late") % {"time": span(-left)})


def reply_clock(*, waited: int) -> Clock:
    """For a customer whose last words nobody has answered yet, ``waited`` seconds ago."""
    promised = int(REPLY_WITHIN.total_seconds())
    left = promised - waited
    if left > 0:
        share = left / promised
        return Clock(share, "warn" if share <= SOON else "", _("reply in %(time)s") % {"time": span(left)})
    return Clock(0.0, "late", _("%(time)s late") % {"time": span(-left)})


def span(seconds: int) -> str:
    """A time in its largest whole unit, at least a minute: "3 min", "2 h", "4 days"; number and unit do not break."""
    if seconds < HOUR:
        words = _("%(n)d min") % {"n": max(1, round(seconds / MINUTE))}
    elif seconds < 2 * DAY:
        words = _("%(n)d h") % {"n": max(1, seconds // HOUR)}
    else:
        days = seconds // DAY
        words = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    return words.replace(" ", "\N{NO-BREAK SPACE}")
