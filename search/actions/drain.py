"""Draining: what waits in the outbox goes to the index in one bulk; a row leaves only when its latest change has arrived.

Whatever the worker is doing when it is killed, the rows are still there: writing a document twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from search import rules
from search.actions.building import LeftToNewer, make_ready
from search.actions.embed import note_meaning
from search.actions.relate import forget_related, want_related
from search.engines import LIVE, Engine, EngineAway, engine
from search.known import known
from search.loading import Loaded, key_of, load
from search.models import Pending
from search.turn import NotOurTurn, our_turn
from servers.breaker import Breaker

log = structlog.get_logger(__name__)

BATCH = 500
PATIENCE = 3.0
"""Seconds one worker waits for another: a batch takes less, and what it left is found when it is done."""
AFTER_A_NEWER_ONE = timedelta(seconds=5)

# The engine away: asked again after 1 s, 2 s, … at most half a minute; the rows wait and count no try.
writing = Breaker(first=1.0, longest=30.0, away=EngineAway)


@dataclass(frozen=True)
class Drained:
    """What one batch did: documents written, taken out, refused; ``full``: more may wait."""

    written: int = 0
    gone: int = 0
    refused: int = 0
    full: bool = False
    away: bool = False


def drain() -> Drained:
    """Write one batch of what is due. Never raises for an engine that is away."""
    try:
        with our_turn(PATIENCE) as stamp, writing.guard():
            return drain_batch(engine(), stamp)
    except NotOurTurn:
        return Drained()
    except LeftToNewer as left:
        log.info("left_to_newer_code", index=str(left))
        return Drained()
    except EngineAway as error:
        log.warning("engine_away", error=str(error)[:500])
        return Drained(away=True)


def drain_batch(target: Engine, stamp: int) -> Drained:
    """One batch, within a turn that the caller holds, to every index in use. EngineAway, LeftToNewer leave all rows as they
    are.
    """
    now = timezone.now()
    rows = list(Pending.objects.filter(dead_at=None, retry_at__lte=now).order_by("retry_at", "pk")[:BATCH])
    slots = make_ready(target)
    if not rows:
        return Drained()
    loaded = _load(rows)
    meant = known(loaded.entries)
    newer: set[str] = set()
    for slot in slots:
        written = target.write(loaded.entries, vectors=meant.vectors, gone=loaded.gone, stamp=stamp, slot=slot)
        loaded.failed |= written.refused
        newer |= written.newer if slot == LIVE else set()
    # Before the rows go: killed in between, both are done again.
    note_meaning(meant)
    # What has yet to be embedded is written once more then.
    want_related(entry.key for entry in loaded.entries if entry.key not in meant.unknown)
    forget_related(loaded.gone)
    _finish(rows, loaded.failed, newer, timezone.now())
    return Drained(
        written=len(loaded.entries) - len(loaded.failed),
        gone=len(loaded.gone),
        refused=len(loaded.failed),
        full=len(rows) == BATCH,
    )


def _load(rows: Iterable[Pending]) -> Loaded:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row.object_id)
    loaded = Loaded()
    for kind, ids in by_kind.items():
        loaded.add(load(kind, ids))
    return loaded


@transaction.atomic
def _finish(rows: Sequence[Pending], failed: Mapping[str, str], newer: Iterable[str], now: datetime) -> None:
    """Drop the rows whose document arrived, unless the object changed meanwhile; keep the others with what went wrong.

    A row somebody is changing right now is locked by them: it is skipped, never waited for, and written once more later.
    """
    before = {row.pk: row.stamp for row in rows}
    held = Pending.objects.select_for_update(skip_locked=True).filter(pk__in=before)
    unchanged = [row for row in held if row.stamp == before[row.pk]]
    late = set(newer)
    done, kept = [], []
    for row in unchanged:
        key = key_of(row.kind, row.object_id)
        if key in failed:
            kept.append(_failed(row, failed[key], now))
        elif key in late:
            # A worker that had lost its turn wrote after us, or the clock went back: the row is asked again until it holds.
            row.retry_at = now + AFTER_A_NEWER_ONE
            kept.append(row)
        else:
            done.append(row.pk)
    Pending.objects.filter(pk__in=done).delete()
    Pending.objects.bulk_update(kept, ["attempts", "error", "retry_at", "dead_at"], batch_size=BATCH)


def _failed(row: Pending, words: str, now: datetime) -> Pending:
    row.attempts += 1
    row.error = words[:2_000]
    row.retry_at = rules.retry_after(row.attempts, now)
    row.dead_at = now if rules.is_given_up(row.attempts) else None
    if row.dead_at:
        log.error("document_given_up", document=str(row), error=row.error)
    return row
