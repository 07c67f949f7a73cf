"""What one may do to the news by hand: have it told again at once."""

from collections.abc import Iterable

from django.utils import timezone

from news.handing_on import hand_on
from news.models import News


def hand_on_again(*, ids: Iterable[int]) -> tuple[int, int]:
    """Hand on those of ``ids`` that somebody still has to hear, without waiting for their time.

    Each receiver works in a transaction of its own, so one that fails again undoes nothing of the others.

    Returns:
        (how many everybody has heard now, how many somebody still has not).
    """
    waiting = News.objects.filter(pk__in=list(ids), done_at=None).order_by("pk")
    waiting.update(retry_at=timezone.now())
    heard = [hand_on(pk) for pk in waiting.values_list("pk", flat=True)]
    return heard.count(True), heard.count(False)
