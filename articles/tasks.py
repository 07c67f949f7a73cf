"""What the worker does for the articles: publish and withdraw what is due."""

from celery import shared_task
from django.utils import timezone

from articles.actions import publish_what_is_due


@shared_task
def publish_due() -> int:
    """Every minute."""
    return publish_what_is_due(now=timezone.now())
