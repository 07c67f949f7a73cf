"""The postman: hands a piece of news to each receiver that has not ticked it, once now and again until all have."""

from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from news.announce import Told, receivers_of
from news.models import News, Tick

log = structlog.get_logger(__name__)

# The request that made the news hands it on itself; the worker leaves it that long before it helps.
GRACE = timedelta(seconds=5)
# Waits between attempts: 10 s, 20 s, … up to an hour; news is never given up, only asked for less often.
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
KEPT = timedelta(days=30)
BATCH = 200


def hand_on(news_id: int) -> bool:
    """Hand one piece of news to every receiver still without a tick. True when all have heard it.

    A receiver that raises is logged and stands in nobody else's way; it is asked again later.
    """
    row = News.objects.filter(pk=news_id, done_at=None).first()
    if row is None:
        return True
    told = Told(id=row.pk, name=row.name, ids=row.ids, at=row.at)
    failures = [error for name in receivers_of(row.name) if (error := _tell(name, told))]
    if failures:
        wait = min(FIRST_WAIT * 2 ** min(row.attempts, 12), LONGEST_WAIT)
        News.objects.filter(pk=row.pk).update(
            attempts=F("attempts") + 1, retry_at=timezone.now() + wait, error="\n".join(failures)[:2_000]
        )
        return False
    News.objects.filter(pk=row.pk).update(done_at=timezone.now(), error="")
    return True


def _tell(name: str, told: Told) -> str:
    """Tell one receiver, tick and effect in one transaction; the words of its failure, or an empty string."""
    receiver = receivers_of(told.name)[name]
    try:
        with transaction.atomic():
            # The row is locked so that the request and the worker never tell the same receiver at once.
            News.objects.select_for_update().get(pk=told.id)
            _, fresh = Tick.objects.get_or_create(news_id=told.id, receiver=name)
            if fresh:
                receiver(told)
    except Exception as error:  # whatever a receiver breaks on must not stop the others
        log.exception("receiver_failed", receiver=name, news=told.id, headline=told.name)
        return f"{name}: {type(error).__name__}: {error}"
    return ""


def hand_on_what_waits(limit: int = BATCH) -> int:
    """Hand on up to ``limit`` pieces of news that are due; how many were completed."""
    now = timezone.now()
    due = News.objects.filter(done_at=None, retry_at__lte=now, at__lte=now - GRACE).order_by("pk")
    return sum(hand_on(pk) for pk in due.values_list("pk", flat=True)[:limit])


def forget_old_news() -> int:
    """Delete what everybody has heard long ago; how many rows went, ticks included."""
    deleted, _ = News.objects.filter(done_at__lt=timezone.now() - KEPT).delete()
    return deleted
