"""What the worker does for the uploads: sweep what nothing holds."""

from celery import shared_task
from django.utils import timezone

from uploads.actions import sweep_orphans


@shared_task
def sweep_uploads() -> int:
    """Nightly."""
    return sweep_orphans(now=timezone.now())
