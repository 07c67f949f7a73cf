"""Which chores there are, at what hour the night begins, and how soon a failed one is tried again."""

from datetime import datetime, time, timedelta

from django.utils import timezone

CHORES = (
    "news.tasks.forget_news",
    "inbox.tasks.forget_letters",
    "uploads.tasks.sweep_uploads",
    "accounts.tasks.forget_accounts_never_confirmed",
    "accounts.tasks.forget_ended_sessions",
    "search.tasks.forget_old_searches",
    "search.tasks.forget_old_vectors",
    "search.tasks.sweep_what_is_related",
    "search.tasks.begin_sweep_of_search",
)
NIGHT = time(3)
"""In the site's own time zone: when fewest people wait for the database."""
AGAIN_AFTER = timedelta(hours=1)
"""When a chore that failed, or whose worker died over it, is due again. Longer than any of them takes."""


def next_night(now: datetime) -> datetime:
    """The first begin of a night after ``now``."""
    zone = timezone.get_default_timezone()
    tonight = datetime.combine(now.astimezone(zone).date(), NIGHT, zone)
    return tonight if tonight > now else datetime.combine(tonight.date() + timedelta(days=1), NIGHT, zone)
