"""Noting that the worker did something of a queue: a long queue that moves is told from one that nobody works on."""

from django.utils import timezone

from search.models import LastDone


def note_done(queue: str) -> None:
    """Something of ``queue``, a name in `LastDone`, was done just now. One query."""
    now = timezone.now()
    if not LastDone.objects.filter(queue=queue).update(at=now):
        LastDone.objects.bulk_create([LastDone(queue=queue, at=now)], ignore_conflicts=True)
