"""What the worker does for search: drain, rebuild, sweep, find out what texts mean and what is related, forget what is old."""

import time
from contextlib import suppress

from celery import shared_task
from django.utils import timezone

from search.actions.building import LeftToNewer, is_left_to_newer, is_live
from search.actions.drain import drain
from search.actions.embed import embed_next, forget_unused, look_for_unknown
from search.actions.log import forget_searches
from search.actions.rebuild import step_rebuild
from search.actions.relate import relate_next
from search.actions.sweep import begin_sweep, step_sweep
from search.actions.sweep_related import sweep_related
from search.engines import EngineAway, engine
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
    except LeftToNewer:
        return False
    except (EngineAway, NotOurTurn):
        return True
    return False


@shared_task
def embed_search() -> int:
    """Every second, in a queue of its own because each document takes a second of a core: how many were embedded."""
    with suppress(EngineAway):  # to embed no engine is needed
        if is_left_to_newer(engine()):
            return 0
    until = time.monotonic() + LONGEST
    done = 0
    while embed_next():
        done += 1
        if time.monotonic() > until:
            break
    return done


@shared_task
def relate_search() -> int:
    """Every second, where texts are embedded: for how many documents it was found out what is related to them."""
    until = time.monotonic() + LONGEST
    done = 0
    try:
        if is_left_to_newer(engine()):
            return 0
        while relate_next():
            done += 1
            if time.monotonic() > until:
                break
    except EngineAway:
        return done  # they wait
    return done


@shared_task
def tend_search() -> bool:
    """Every minute: let the engine put itself in order, and queue what stands in the index without its meaning. An index that other
    code made is left to that.
    """
    try:
        if not is_live(engine()):
            return False
        engine().tend()
        return look_for_unknown() > 0
    except EngineAway:
        return False


@shared_task
def sweep_search() -> bool:
    """Every five seconds: go on with the sweep of this night by a batch, half a second of a core; whether more is left."""
    try:
        return step_sweep()
    except (EngineAway, NotOurTurn):
        return True


@shared_task
def begin_sweep_of_search() -> None:
    """Nightly: begin to compare the database with the index."""
    begin_sweep(now=timezone.now())


@shared_task
def forget_old_searches() -> int:
    """Nightly: the log of 180 days, and salts of pseudonyms."""
    return forget_searches(now=timezone.now())


@shared_task
def sweep_what_is_related() -> int:
    """Nightly: what is gone, missing or old in the table of what is related."""
    return sweep_related(now=timezone.now())


@shared_task
def forget_old_vectors() -> int:
    """Nightly: vectors of texts that nobody has any more."""
    return forget_unused(now=timezone.now())
