"""What the worker does for the news: hand on what waits, forget what is old."""

from celery import shared_task

from news.handing_on import forget_old_news, hand_on_what_waits


@shared_task
def hand_on_news() -> int:
    """Every second: a crash between commit and receiver loses nothing."""
    return hand_on_what_waits()


@shared_task
def forget_news() -> int:
    """Nightly."""
    return forget_old_news()
