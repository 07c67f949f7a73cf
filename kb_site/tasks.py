"""What the worker does for the whole house: the chores of the night."""

from celery import shared_task
from django.utils import timezone

from kb_site.nightly.actions import do_chores


@shared_task
def do_the_chores() -> list[str]:
    """Every minute: what was due last night, or since the machine slept, and is not done yet."""
    return do_chores(now=timezone.now())
