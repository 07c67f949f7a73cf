"""What follows when a board was edited in /cms, where Wagtail writes by itself."""

from django.db import transaction

from forum.models import Thread
from search.actions import refresh


@transaction.atomic
def board_changed(*, board_id: int) -> None:
    """Queue the documents of the board's threads: each names its board's address."""
    refresh("thread", Thread.objects.public().filter(board=board_id).values_list("pk", flat=True))
