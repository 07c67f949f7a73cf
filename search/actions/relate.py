"""Relating: the worker finds out what is close to a document, behind the back of whoever reads it, one document at a time."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from search.actions.done import note_done
from search.actions.embed import want_meaning
from search.entries import Entry
from search.known import known
from search.loading import load
from search.meaning import MODEL
from search.models import LastDone, Related
from search.related import related_to
from search.rules import SUGGESTED_STATES

AGAIN = "again"
"""The basis of what is computed anew although it did not change itself."""
BATCH = 500
NEIGHBOURS_LATER = timedelta(minutes=1)
"""What is written in one go is told to its neighbours once."""


def want_related(keys: Iterable[str]) -> None:
    """Have computed what is close to the documents ``keys``. Within a transaction or not: what is missed the sweep finds."""
    now, stamp = timezone.now(), time.time_ns()
    rows = [Related(kind=kind, object_id=pk, wanted_at=now, stamp=stamp) for kind, pk in sorted(_named(keys))]
    Related.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["wanted_at", "stamp"],
    )


def forget_related(keys: Iterable[str]) -> None:
    """Drop what is kept for documents that are gone; others that name them are mended by the sweep, and show them to nobody."""
    named = sorted(_named(keys))
    for kind in {kind for kind, _pk in named}:
        ids = [pk for other, pk in named if other == kind]
        Related.objects.filter(kind=kind, object_id__in=ids).delete()


def relate_next() -> bool:
    """Compute for the document that waits longest; whether there was one. EngineAway leaves it waiting."""
    row = Related.objects.filter(wanted_at__lte=timezone.now()).order_by("wanted_at", "pk").first()
    if row is None:
        return False
    loaded = load(row.kind, [row.object_id])
    if loaded.gone:
        Related.objects.filter(pk=row.pk).delete()
    elif loaded.failed:
        _done(row)  # the outbox tells what is wrong with it
    else:
        _relate(row, loaded.entries[0])
    note_done(LastDone.RELATED)
    return True


def _relate(row: Related, entry: Entry) -> None:
    kept = known([entry])
    if entry.key in kept.unknown:
        # When it has been embedded it is written anew, and wanted again. It waits for that already, unless its vectors were lost.
        want_meaning([entry.key], anew=False)
        _done(row)
        return
    near = next(iter(kept.vectors.get(entry.key, ())), None)
    basis = _basis(entry, near)
    if basis == row.basis:
        # Read, voted for or answered: what it says is the same.
        _done(row)
        return
    found = related_to(entry, near)
    Related.objects.filter(pk=row.pk).update(
        found=list(found), basis=basis, model=MODEL if near else "", computed_at=timezone.now()
    )
    _done(row)
    if row.basis != AGAIN and entry.state in SUGGESTED_STATES:
        _tell_neighbours(entry.key, found)


def _done(row: Related) -> None:
    """It waits no longer, unless it was wanted again meanwhile."""
    Related.objects.filter(pk=row.pk, stamp=row.stamp).update(wanted_at=None)


def _tell_neighbours(key: str, neighbours: Sequence[str]) -> None:
    """A new or changed document may be among what is close to those it is close to."""
    if not neighbours:
        return
    those = reduce(or_, (Q(kind=kind, object_id=pk) for kind, pk in _named(neighbours)))
    late = [row.pk for row in Related.objects.filter(those, wanted_at=None) if key not in row.found]
    later = timezone.now() + NEIGHBOURS_LATER
    Related.objects.filter(pk__in=late, wanted_at=None).update(wanted_at=later, basis=AGAIN, stamp=time.time_ns())


def _basis(entry: Entry, near: bytes | None) -> str:
    facts = (entry.title, entry.language, entry.audience, entry.state in SUGGESTED_STATES, near)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _named(keys: Iterable[str]) -> set[tuple[str, int]]:
    return {(kind, int(pk)) for kind, _, pk in (key.rpartition(":") for key in keys)}
