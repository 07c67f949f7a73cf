"""Nearness: which documents of an embedded index lie nearest to a vector.

All vectors are compared, as they lie mapped from the index's file: exactly, in six milliseconds of a core for a hundred thousand.
A graph of them answers in a third of that, but a vector takes a millisecond and more to be put into it, minutes for a new index, in
which all are compared anyhow; and what a reader may not see hides the rest of what it finds.
"""

import threading
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tantivy

from search.engines.tantivy.rows import HELD, ROW, Mapped, Rows
from search.meaning import DIMENSIONS
from search.vectors import matrix, taken_apart

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DEEPER = 2
"""A document may have several vectors among the nearest: so many times as many are looked at first."""
STILL_DEEPER = 4
"""And so many times as many again, while too few documents are among them."""


class Cosines(NamedTuple):
    """How near each vector lies, and the number of the document whose it is."""

    idents: "npt.NDArray[np.int64]"
    cosines: "npt.NDArray[np.float64]"

    def among(self, idents: Collection[int]) -> "Cosines":
        """Of these documents alone."""
        import numpy as np

        chosen = np.isin(self.idents, np.fromiter(idents, np.int64, len(idents)))
        return Cosines(self.idents[chosen], self.cosines[chosen])

    def best(self, limit: int) -> dict[int, float]:
        """Numbers of the nearest ``limit`` documents and the cosines, the nearest first."""
        import numpy as np

        count = limit * DEEPER
        while True:
            all_of_them = count >= len(self.cosines)
            rows = np.arange(len(self.cosines)) if all_of_them else np.argpartition(-self.cosines, count)[:count]
            rows = rows[np.argsort(-self.cosines[rows])]
            found: dict[int, float] = {}
            for ident, cosine in zip(self.idents[rows].tolist(), self.cosines[rows].tolist(), strict=True):
                found.setdefault(ident, cosine)
            if all_of_them or len(found) >= limit:
                return dict(list(found.items())[:limit])
            count *= STILL_DEEPER


class Counted(NamedTuple):
    """Which of the rows count, and whose they are."""

    mapped: Mapped
    idents: "npt.NDArray[np.int64]"
    counts: "npt.NDArray[np.bool_]"


class Nearness:
    """Of one index, shared by all threads."""

    def __init__(self, place: Path) -> None:
        self.rows = Rows(place)
        # Opened with the index: it may be swapped away before somebody asks.
        self._mapped = self.rows.mapped(None)
        self._counted: Counted | None = None
        self._lock = threading.Lock()

    def cosines(self, vector: bytes) -> Cosines:
        """How near everything lies to ``vector``, whatever it is and whoever may see it."""
        import numpy as np  # absent where there is no model, and then nobody comes here
        from numkong import cdist

        counted = self._latest()
        if counted is None:
            return Cosines(np.empty(0, np.int64), np.empty(0))
        distances = np.asarray(cdist(matrix([vector]), _records(counted.mapped)["vector"], metric="angular"))[0]
        return Cosines(counted.idents[counted.counts], 1.0 - distances[counted.counts])

    def tend(self, searcher: Any) -> None:
        """Lay the file anew where it is lost or full of old rows. Whoever calls holds the writer's lock: two seconds for 25,000
        documents.
        """
        if self.rows.is_sound(searcher.num_docs):
            return
        order = {"order_by_field": "ident", "order": tantivy.Order.Asc}
        hits = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs), count=False, **order).hits
        documents = ((ident, searcher.doc(address).get_first("vectors")) for ident, address in hits)
        self.rows.lay((ident, taken_apart(bytes(vectors or b""))) for ident, vectors in documents)

    def _latest(self) -> Counted | None:
        with self._lock:
            self._mapped = self.rows.mapped(self._mapped)
            if self._mapped is None:
                self._counted = None
            elif self._counted is None or self._counted.mapped is not self._mapped:
                self._counted = _counted(self._mapped, self._counted)
            return self._counted


def _counted(mapped: Mapped, before: Counted | None) -> Counted:
    """Which rows count: of each document those of the last turn, if they hold vectors. Only what was appended since ``before`` is
    looked at, and what it takes the place of.
    """
    import numpy as np

    records = _records(mapped)
    idents, counts = np.ascontiguousarray(records["ident"]), np.zeros(mapped.rows, np.bool_)
    old = before.mapped.rows if before is not None and before.mapped.file == mapped.file else 0
    if before is not None and old:
        counts[:old] = before.counts
    fresh = np.unique(idents[old:])
    touched = np.flatnonzero(np.isin(idents, fresh))
    places, turns = np.searchsorted(fresh, idents[touched]), records["turn"][touched]
    last = np.zeros(len(fresh), np.int64)
    np.maximum.at(last, places, turns)
    counts[touched] = (turns == last[places]) & (records["holds"][touched] == HELD)
    return Counted(mapped, idents, counts)


def _records(mapped: Mapped) -> Any:
    """The rows as they lie in memory."""
    import numpy as np

    names = {"ident": "<i8", "turn": "<i8", "holds": "<i8", "vector": ("i1", (DIMENSIONS,))}
    record = np.dtype({"names": list(names), "formats": list(names.values()), "itemsize": ROW.size})
    return np.frombuffer(mapped.memory, record, mapped.rows)
