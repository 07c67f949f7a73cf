"""What the worker does for the desk."""

from celery import shared_task

from escalation.actions import notice_absent, return_lapsed


@shared_task
def return_lapsed_conversations() -> int:
    """Every few seconds: nobody waits for an agent who has gone."""
    return return_lapsed()


@shared_task
def tell_the_absent() -> int:
    """Every few seconds: who did not see what an agent wrote is told another way."""
    return notice_absent()
