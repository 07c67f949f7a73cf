"""Checking: the database and the live index compared both ways, batch by batch, while everything else goes on.

Each batch is compared within a turn, so that nobody writes to the index between the two looks; an object with a change that
still waits in the outbox is no difference: it is on its way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from search.contract import sources
from search.engines import Engine
from search.entries import Entry
from search.loading import Loaded, key_of, load
from search.models import Pending
from search.turn import our_turn

BATCH = 500
PATIENCE = 60.0

MISSING, ORPHAN, ALTERED, BROKEN = "missing", "orphan", "altered", "broken"
MOVED = "moved"
"""All that is another is its standing: nothing is wrong, so who checks is not told."""
WORDS = {MISSING: "missing", ORPHAN: "orphans", ALTERED: "altered", BROKEN: "that cannot be made into documents"}


@dataclass(frozen=True)
class Difference:
    """One document that is not as it should be. ``kind`` and ``id`` are empty for what was put there under a key of its own."""

    what: str
    key: str
    kind: str = ""
    id: int = 0
    note: str = ""

    @property
    def is_ours(self) -> bool:
        """It stands, or should stand, under the key of an object of a kind some app knows."""
        return self.kind in sources() and self.key == key_of(self.kind, self.id)


@dataclass
class Checked:
    """How much was looked at so far."""

    documents: int = 0


class Place(NamedTuple):
    """How far a check has come: there, through what the database has, or ``back``, through what the index has; of ``kind``, up to
    the id ``after``.
    """

    back: bool = False
    kind: str = ""
    after: int = 0


class Compared(NamedTuple):
    """What differs in one batch, its last id, 0 where nothing is left, and what the database has of it."""

    found: Sequence[Difference] = ()
    last: int = 0
    entries: Sequence[Entry] = ()


class Step(NamedTuple):
    """What differs in one batch, where it goes on, None at the end, and what the database has of it."""

    found: Sequence[Difference]
    following: Place | None
    entries: Sequence[Entry] = ()


def differences(target: Engine, checked: Checked) -> Iterator[Difference]:
    """Everything that differs, first what the database has, then what only the index has. Flat in memory."""
    place: Place | None = Place()
    while place is not None:
        found, place, _entries = step(target, place, checked)
        yield from (difference for difference in found if difference.what != MOVED)


def step(target: Engine, place: Place, checked: Checked) -> Step:
    """Compare one batch. EngineAway, NoIndex, NotOurTurn."""
    kinds = sorted({*target.kinds(), *sources()}) if place.back else list(sources())
    kind = place.kind if place.kind in kinds else next(iter(kinds), "")
    of_batch = Compared()
    following = None if place.back else Place(back=True)
    if kind in kinds:
        compare = _backward if place.back else _forward
        of_batch = compare(target, kind, place.after if kind == place.kind else 0, checked)
        if of_batch.last:
            following = Place(place.back, kind, of_batch.last)
        elif others := kinds[kinds.index(kind) + 1 :]:
            following = Place(place.back, others[0])
    return Step(of_batch.found, following, of_batch.entries)


def _forward(target: Engine, kind: str, after: int, checked: Checked) -> Compared:
    """A batch of what the database has behind ``after``."""
    rows = sources()[kind].findable().filter(pk__gt=after).order_by("pk")
    ids = list(rows.values_list("pk", flat=True)[:BATCH])
    if not ids:
        return Compared()
    with our_turn(PATIENCE):
        loaded = load(kind, ids)
        checked.documents += len(ids)
        return Compared(list(_compare(target, kind, ids, loaded)), ids[-1], loaded.entries)


def _compare(target: Engine, kind: str, ids: Sequence[int], loaded: Loaded) -> Iterator[Difference]:
    held = target.held([entry.key for entry in loaded.entries])
    # Asked last: a change that came while we loaded is in the outbox by now.
    waiting = _waiting(kind, ids)
    for key, words in loaded.failed.items():
        yield Difference(BROKEN, key, kind, int(key.partition(":")[2]), words)
    for entry in loaded.entries:
        if entry.id in waiting:
            continue
        if entry.key not in held:
            yield Difference(MISSING, entry.key, kind, entry.id)
        elif held[entry.key].digest != entry.digest:
            yield Difference(ALTERED, entry.key, kind, entry.id)
        elif entry.has_moved(held[entry.key]):
            yield Difference(MOVED, entry.key, kind, entry.id)


def _backward(target: Engine, kind: str, after: int, checked: Checked) -> Compared:
    """The same of what the index has."""
    batch = list(islice(target.scan(kind, after=after), BATCH))
    odd = [kept for kept in batch if kept.key != key_of(kind, kept.entry.id)]
    found = [Difference(ORPHAN, kept.key) for kept in odd]
    ids = [kept.entry.id for kept in batch if kept not in odd]
    strange = set(ids) - _findable(kind, ids)
    if strange:
        # Looked at again, with nobody writing: it may just have been taken out.
        with our_turn(PATIENCE):
            there = target.held([key_of(kind, pk) for pk in strange])
            gone = strange - _findable(kind, strange) - _waiting(kind, strange)
        found += (Difference(ORPHAN, key, kind, pk) for pk in sorted(gone) if (key := key_of(kind, pk)) in there)
    return Compared(found, batch[-1].entry.id if len(batch) == BATCH else 0)


def _findable(kind: str, ids: Iterable[int]) -> set[int]:
    source = sources().get(kind)
    return set(source.findable().filter(pk__in=ids).values_list("pk", flat=True)) if source else set()


def _waiting(kind: str, ids: Iterable[int]) -> set[int]:
    rows = Pending.objects.filter(kind=kind, object_id__in=ids, dead_at=None)
    return set(rows.values_list("object_id", flat=True))
