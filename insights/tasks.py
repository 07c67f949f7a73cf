"""What the worker does for insights."""

from celery import shared_task
from django.utils import timezone

from insights.actions import sort_queries


@shared_task
def sort_into_clusters() -> bool:
    """Every minute, beside whatever else is embedded: once an hour what people look for is sorted; whether it was now."""
    return sort_queries(now=timezone.now())
