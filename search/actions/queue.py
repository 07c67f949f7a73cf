"""Queueing: what changed is noted in the transaction of the change; the worker does the rest."""

import time
from collections.abc import Iterable
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from search.engines import EngineAway
from search.models import Pending
from servers.breaker import Breaker

log = structlog.get_logger(__name__)

BATCH = 500

# The broker away: the worker finds the rows within a second anyway, so nobody waits for a broker that does not answer.
nudging = Breaker(first=10.0, longest=60.0, away=EngineAway)


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
    if not rows:
        return
    Pending.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["stamp", "retry_at", "attempts", "error", "dead_at"],
    )
    # One nudge a transaction is enough.
    if all(waiting[1] is not nudge for waiting in connection.run_on_commit):
        transaction.on_commit(nudge, robust=True)


def nudge() -> None:
    """Tell the worker that something waits, so that it is findable sooner than at the next second."""
    from search.tasks import drain_search  # tasks know actions, not the other way round

    try:
        with nudging.guard():
            try:
                drain_search.apply_async(retry=False, expires=5)
            except Exception as error:  # whatever the broker's library raises
                raise EngineAway(f"{type(error).__name__}: {error}") from error
    except EngineAway as error:
        log.info("nudge_failed", error=str(error)[:200])


def try_again(rows: QuerySet[Any]) -> int:
    """Give documents that were given up another go, of those to be written or to be embedded; how many there were."""
    again = rows.model.objects.filter(pk__in=[row.pk for row in rows])
    return int(again.update(dead_at=None, attempts=0, error="", retry_at=timezone.now(), stamp=time.time_ns()))
