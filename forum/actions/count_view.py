"""Count that a thread was read."""

from django.db.models import F

from forum.models import Thread


def count_view(*, thread_id: int) -> None:
    """Count one reading. Called by a small POST of the page's script, never while a page is made: pages stay cacheable.

    One UPDATE of one public thread, without news and without a search row: the next change carries the figure along.
    """
    Thread.objects.public().filter(pk=thread_id).update(view_count=F("view_count") + 1)
