"""Sweeping: each night the database and the live index are compared, a batch at a time, and what differs is written anew.

Nothing should ever differ; what did is told by the admin and the log. Killed, the next step goes on where the last one ended.
"""

from dataclasses import asdict
from datetime import datetime

import structlog
from django.utils import timezone

from search.actions import building
from search.actions.repair import repair
from search.checking import BROKEN, Checked, Place, step
from search.engines import engine
from search.models import Sweep

log = structlog.get_logger(__name__)

KEPT = 30
"""Sweeps that stay to be looked at: a month of nights."""


def begin_sweep(*, now: datetime) -> Sweep:
    """Begin one; the one that is under way, if there is one, goes on instead."""
    running = _running()
    if running is not None:
        return running
    old = Sweep.objects.order_by("-begun_at").values_list("pk", flat=True)[KEPT - 1 :]
    Sweep.objects.filter(pk__in=list(old)).delete()
    return Sweep.objects.create(begun_at=now)


def step_sweep() -> bool:
    """Compare the next batch of the sweep that is under way, and queue what differs; whether more is left to be compared.

    While an index is being built anew there is nothing to compare: that one will be whole. EngineAway, NoIndex, NotOurTurn.
    """
    sweep = _running()
    if sweep is None or building.running() is not None:
        return False
    checked = Checked()
    found, following = step(engine(), Place(sweep.back, sweep.kind, sweep.after), checked)
    # What cannot be made into a document waits in the outbox already, or was given up there.
    wrong = [difference for difference in found if difference.what != BROKEN]
    for difference in wrong:
        log.warning("index_differed", **asdict(difference))
    if wrong:
        repair(wrong)
    if following is None:
        sweep.finished_at = timezone.now()
    else:
        sweep.back, sweep.kind, sweep.after = following
    sweep.documents += checked.documents
    sweep.mended += len(wrong)
    sweep.save()
    return following is not None


def _running() -> Sweep | None:
    return Sweep.objects.filter(finished_at=None).order_by("begun_at").first()
