"""What the worker does for the inbox: send what waits, forget what is old."""

from celery import shared_task
from django.utils import timezone

from inbox.actions import forget_old, send_due_letters


@shared_task
def send_letters() -> int:
    """Every second; whatever a crash left behind is sent when its lease has run out."""
    return send_due_letters()


@shared_task
def forget_letters() -> int:
    """Nightly."""
    return forget_old(now=timezone.now())
