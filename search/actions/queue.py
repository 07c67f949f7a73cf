"""Queueing: what changed is noted in the transaction of the change; the worker does the rest."""

import time
from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

from search.models import Pending

BATCH = 500


def refresh(kind: str, ids: Iterable[int]) -> None:
    """Queue objects whose documents must be written anew, or taken out when they are no longer findable.

    Must be called in the transaction of the change (RuntimeError otherwise): a change without its row would never be found,
    a row without its change would show what was rolled back.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("search rows are queued in the transaction of the change")
    now = timezone.now()
    stamp = time.time_ns()
    # Sorted, so that two transactions lock common rows in the same order.
    rows = [Pending(kind=kind, object_id=pk, stamp=stamp, queued_at=now, retry_at=now) for pk in sorted(set(ids))]
    Pending.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["stamp", "retry_at", "attempts", "error", "dead_at"],
    )
