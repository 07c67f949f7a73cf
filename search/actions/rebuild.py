"""Rebuilding: every document once more, in steps of one batch, into an index beside the live one, which it then replaces.

Each step is a turn of its own and drains a batch of the outbox as well, into both indexes. So when the last step has been taken
nothing is left to catch up with, and search never stands still meanwhile. A killed rebuild goes on where it was.
A live index that is lost with its nodes is replaced by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.utils import timezone

from search.actions import building
from search.actions.drain import BATCH, drain_batch, writing
from search.actions.embed import note_meaning
from search.actions.queue import refresh
from search.actions.sweep_related import sweep_related
from search.contract import sources
from search.engines import LIVE, NEXT, Engine, EngineAway, engine
from search.known import known
from search.loading import load
from search.models import Rebuild
from search.turn import our_turn

log = structlog.get_logger(__name__)

PATIENCE = 60.0


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is."""

    written: int
    total: int
    finished: bool


def begin_rebuild(*, again: bool = False) -> None:
    """Begin a rebuild, or leave the running one to go on; ``again`` abandons it, and whatever newer code made. EngineAway,
    NotOurTurn, LeftToNewer.
    """
    with our_turn(PATIENCE), writing.guard():
        target = engine()
        if again:
            building.begin(target)
        elif building.resume(target) is None:
            building.leave_to_newer(target, target.index(LIVE))
            building.begin(target)


def step_rebuild() -> Progress | None:
    """Write the next batch of the running rebuild, or swap when nothing is left; None when none runs. EngineAway, NotOurTurn,
    LeftToNewer.
    """
    if building.running() is None:
        return None
    progress = _step()
    if progress and progress.finished:
        sweep_related(now=timezone.now(), everything=True)
    return progress


def _step() -> Progress | None:
    with our_turn(PATIENCE) as stamp, writing.guard():
        target = engine()
        rebuild = building.resume(target)
        if rebuild is None:
            return None
        ids = _next_ids(rebuild)
        if ids:
            _write(target, rebuild, ids, stamp)
        if _drain(target, stamp) or ids:
            return Progress(rebuild.written, max(rebuild.total, rebuild.written), finished=False)
        target.swap()
        rebuild.finished_at = timezone.now()
        rebuild.save(update_fields=["finished_at"])
        return Progress(rebuild.written, rebuild.written, finished=True)


def _drain(target: Engine, stamp: int) -> bool:
    """A batch of the outbox into both indexes; whether more waits that both can be given before the swap."""
    try:
        return drain_batch(target, stamp).full
    except EngineAway as error:
        # The live index alone may be lost: it must not keep the new one from its place, and what waits for it goes there.
        log.warning("drain_failed_in_rebuild", error=str(error)[:500])
        return False


def _next_ids(rebuild: Rebuild) -> Sequence[int]:
    """The next batch; moves the cursor to the kind it is of."""
    kinds = list(sources())
    if rebuild.kind not in kinds:
        rebuild.kind, rebuild.after = (kinds or [""])[0], 0
    for kind in kinds[kinds.index(rebuild.kind) :] if kinds else ():
        after = rebuild.after if kind == rebuild.kind else 0
        rows = sources()[kind].findable().filter(pk__gt=after).order_by("pk")
        if ids := list(rows.values_list("pk", flat=True)[:BATCH]):
            rebuild.kind = kind
            return ids
    return ()


def _write(target: Engine, rebuild: Rebuild, ids: Sequence[int], stamp: int) -> None:
    """One batch into the new index. What is refused goes to the outbox, where it is tried again and, in the end, seen."""
    loaded = load(rebuild.kind, ids)
    meant = known(loaded.entries)
    refused = target.write(loaded.entries, vectors=meant.vectors, gone=loaded.gone, stamp=stamp, slot=NEXT).refused
    note_meaning(meant)
    failed = loaded.failed.keys() | refused.keys()
    rebuild.after = ids[-1]
    rebuild.written += len(ids) - len(failed)
    with transaction.atomic():
        refresh(rebuild.kind, [int(key.partition(":")[2]) for key in failed])
        rebuild.save(update_fields=["kind", "after", "written"])
