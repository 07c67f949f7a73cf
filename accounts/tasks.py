"""What the worker does for accounts."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from accounts.actions import forget_unconfirmed


@shared_task
def forget_accounts_never_confirmed() -> int:
    """Nightly: accounts whose address nobody confirmed within a week."""
    return forget_unconfirmed(now=timezone.now())


@shared_task
def forget_ended_sessions() -> None:
    """Nightly: rows of sessions that have run out."""
    call_command("clearsessions")
