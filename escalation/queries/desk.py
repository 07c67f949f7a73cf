"""Who is on duty and how long one waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from escalation import rules
from escalation.models import Conversation, Duty

# Waits older than this say little about today.
LATELY = timedelta(hours=2)
SAMPLE = 15


def site_time(at: datetime) -> datetime:
    """``at`` in the zone the opening hours are meant in, whatever zone its reader lives in."""
    return timezone.localtime(at, timezone.get_default_timezone())


def on_duty() -> int:
    """How many agents take conversations and were seen within the last minute and a half."""
    return Duty.objects.filter(takes=True, seen_at__gte=timezone.now() - rules.DUTY_GRACE).count()


def estimate(*, before: int, present: int) -> int:
    """Seconds somebody waits who comes now, with ``before`` conversations ahead and ``present`` agents on duty. One query."""
    waits = (
        Conversation.objects.filter(claimed_at__gte=timezone.now() - LATELY)
        .order_by("-claimed_at")
        .annotate(waited=F("claimed_at") - F("waiting_since"))
        .values_list("waited", flat=True)[:SAMPLE]
    )
    return rules.estimate_seconds(before=before, on_duty=present, lately=[int(wait.total_seconds()) for wait in waits])


def promise(*, before: int) -> int | None:
    """The seconds somebody is told who comes now; None while nobody is on duty, for then they are told when people are back."""
    present = on_duty()
    return estimate(before=before, present=present) if present else None


@dataclass(frozen=True)
class DeskView:
    """The desk as customers see it."""

    on_duty: int
    open: bool
    opens_at: datetime
    estimate: int
    waiting: int

    @property
    def minutes(self) -> int:
        """The estimate in whole minutes, at least one."""
        return max(1, round(self.estimate / 60))


def desk_view(*, ahead: int | None = None) -> DeskView:
    """The state of the desk now, with the wait of who has ``ahead`` people before them; None: of who comes next. Three queries."""
    now = site_time(timezone.now())
    waiting, present = Conversation.objects.waiting().count(), on_duty()
    return DeskView(
        on_duty=present,
        open=rules.is_open(now),
        opens_at=rules.next_opening(now),
        estimate=estimate(before=waiting if ahead is None else ahead, present=present),
        waiting=waiting,
    )
