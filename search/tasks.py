"""What the worker does for search: drain the outbox, go on with a rebuild."""

import time

from celery import shared_task

from search.actions.drain import drain
from search.actions.rebuild import step_rebuild
from search.engines import EngineAway
from search.turn import NotOurTurn

LONGEST = 2.0
"""Seconds one run may take before it makes room for other tasks; the next second goes on."""


@shared_task
def drain_search() -> int:
    """Every second, and at a nudge: write what waits; how many documents were written or taken out."""
    until = time.monotonic() + LONGEST
    done = 0
    while True:
        batch = drain()
        done += batch.written + batch.gone
        if not batch.full or time.monotonic() > until:
            return done


@shared_task
def rebuild_search() -> bool:
    """Every second: go on with a rebuild that has begun, be it by a command or because there was no index; whether one runs."""
    until = time.monotonic() + LONGEST
    try:
        while (progress := step_rebuild()) is not None and not progress.finished:
            if time.monotonic() > until:
                return True
    except (EngineAway, NotOurTurn):
        return True
    return False
