"""Sweeping: each night the database and the live index are compared, a batch at a time, and what differs is written anew.

Nothing should ever differ but what people did with a document; what did is told by the admin and the log. On its way a sweep notes
which vectors are in use, so that those of documents nobody touches are not taken for left ones. Killed, it goes on where it was.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import structlog
from django.utils import timezone

from search.actions import building
from search.actions.embed import note_used
from search.actions.repair import repair
from search.checking import BROKEN, MOVED, Checked, Difference, Place, step
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

    While an index is being built anew there is nothing to compare: that one will be whole. Nor is there with one that newer code
    made. EngineAway, NoIndex, NotOurTurn.
    """
    sweep = _running()
    if sweep is None or building.running() is not None:
        return False
    target, checked = engine(), Checked()
    if not building.is_live(target):
        return False
    found, following, entries = step(target, Place(sweep.back, sweep.kind, sweep.after), checked)
    note_used(entries)
    broken, moved = _of(BROKEN, found), _of(MOVED, found)
    wrong = [difference for difference in found if difference not in broken and difference not in moved]
    for difference in wrong:
        log.warning("index_differed", **asdict(difference))
    if broken:
        # They may stand in the index as they were, and nobody changed them: nothing else would say so.
        log.error("documents_broken", kind=broken[0].kind, count=len(broken), first=broken[0].key, error=broken[0].note)
    if wrong or moved:
        repair([*wrong, *moved])
    if following is None:
        sweep.finished_at = timezone.now()
    else:
        sweep.back, sweep.kind, sweep.after = following
    sweep.documents += checked.documents
    sweep.mended += len(wrong)
    sweep.weighed += len(moved)
    sweep.broken += len(broken)
    sweep.error = sweep.error or "".join(f"{one.key}: {one.note}" for one in broken[:1])[:2_000]
    sweep.save()
    return following is not None


def _of(what: str, found: Sequence[Difference]) -> Sequence[Difference]:
    return [difference for difference in found if difference.what == what]


def _running() -> Sweep | None:
    return Sweep.objects.filter(finished_at=None).order_by("begun_at").first()
