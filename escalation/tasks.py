"""What the worker does for the desk."""

from celery import shared_task

from escalation.actions import return_lapsed


@shared_task
def return_lapsed_conversations() -> int:
    """Every few seconds: nobody waits for an agent who has gone."""
    return return_lapsed()
