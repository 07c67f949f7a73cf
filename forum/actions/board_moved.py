"""What follows when a board was edited in /cms, where Wagtail writes by itself."""

from django.db import transaction

from forum.models import Thread
from search.actions import refresh

BATCH = 500


@transaction.atomic
def board_moved(*, board_id: int) -> int:
    """Queue the documents of the board's threads, each of which names its board's address; how many."""
    threads = Thread.objects.public().filter(board=board_id).order_by("pk").values_list("pk", flat=True)
    count, last = 0, 0
    while ids := list(threads.filter(pk__gt=last)[:BATCH]):
        refresh("thread", ids)
        count, last = count + len(ids), ids[-1]
    return count
