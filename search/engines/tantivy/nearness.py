"""Nearness: which documents of an embedded index lie nearest to a vector.

Each document keeps its vectors in the index itself. A graph of them (usearch) lies in a file beside it and is mapped into memory;
what was written since is compared one by one, and put into a new graph in quiet moments. So every process sees every writing at
once, and nothing is lost with the file.
"""

import fcntl
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import structlog
import tantivy

from search.engines.tantivy.schema import schema
from search.meaning import DIMENSIONS
from search.vectors import directions, matrix, taken_apart

log = structlog.get_logger(__name__)

READ = 500
"""Documents that are read at once, and put into a graph at once: that takes a second or two."""
LATE = 0.02
"""Share of the graph's documents that may be written since, at least `READ`, before they are put into it."""
DEEPER = 2
"""A document may have several vectors among the nearest: so many times as many are asked for."""


class Drawn(NamedTuple):
    """A graph: everything up to the stamp ``upto`` is in it, ``documents`` of them with vectors."""

    file: str = ""
    upto: int = 0
    documents: int = 0


class Nearness:
    """Of one index, shared by all threads."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.drawn = Drawn()
        self.graph: Any = None
        self.since: dict[int, list[bytes]] = {}
        """Vectors of documents written since the graph was drawn, also of those that lost theirs."""
        self.upto = 0
        self._seen: object = None
        self._rows: Any = None
        self._idents: list[int] = []
        self._lock = threading.Lock()

    def nearest(self, searcher: Any, seen: object, vector: bytes, limit: int) -> dict[int, float]:
        """Numbers of the nearest ``limit`` documents and the cosines; ``seen`` changes with every commit."""
        with self._lock:
            if seen != self._seen:
                self._catch_up(searcher)
                self._seen = seen
            graph, since, rows, idents = self.graph, self.since, self._rows, self._idents
        found: dict[int, float] = {}
        if graph is not None:
            (query,) = matrix([vector])
            near = graph.search(query, limit * DEEPER)
            pairs = zip(near.keys.tolist(), near.distances.tolist(), strict=True)
            found = _nearest((ident, 1.0 - distance) for ident, distance in pairs if ident not in since)
        if rows is not None:
            (query,) = directions([vector])
            found |= _nearest(zip(idents, (rows @ query).tolist(), strict=True))
        best = sorted(found, key=lambda ident: found[ident], reverse=True)[:limit]
        return {ident: found[ident] for ident in best}

    def draw(self, searcher: Any) -> bool:
        """Put some of what was written since into a new graph, if there is enough of it; whether there may be more."""
        with self._drawing() as ours:
            if not ours:
                return False
            drawn = self._pointed()
            if drawn.file and _opened(self.place / drawn.file, view=True) is None:
                drawn = Drawn()
            batch = _batch(searcher, drawn.upto, max(READ, int(LATE * drawn.documents)))
            if not batch:
                return False
            self._draw(drawn, batch)
            return True

    def _draw(self, drawn: Drawn, batch: Sequence[tuple[int, int, list[bytes]]]) -> None:
        graph: Any = (_opened(self.place / drawn.file, view=False) if drawn.file else None) or _empty()
        documents = drawn.documents
        for _, ident, vectors in batch:
            documents -= bool(graph.remove(ident))
            for vector in vectors:
                graph.add(ident, matrix([vector])[0], threads=1)
            documents += bool(vectors)
        upto = batch[-1][0]
        file = f"near-{upto}.graph"
        graph.save(str(self.place / file))
        draft = self.place / "near.new"
        draft.write_text(json.dumps([file, upto, documents]))
        draft.replace(self.place / "near")
        if drawn.file and drawn.file != file:
            # Whoever has mapped it keeps it until they look again.
            (self.place / drawn.file).unlink(missing_ok=True)

    def _catch_up(self, searcher: Any) -> None:
        drawn = self._pointed()
        if drawn != self.drawn:
            self.graph = _opened(self.place / drawn.file, view=True)
            # Without the graph everything is compared one by one, until another one is drawn.
            self.drawn, self.since, self.upto = drawn, {}, drawn.upto if self.graph is not None else 0
        for stamp, ident, vectors in _written(searcher, self.upto):
            self.since[ident] = vectors
            self.upto = stamp
        pairs = [(ident, vector) for ident, vectors in self.since.items() for vector in vectors]
        self._idents = [ident for ident, _ in pairs]
        self._rows = directions([vector for _, vector in pairs]) if pairs else None

    def _pointed(self) -> Drawn:
        try:
            return Drawn(*json.loads((self.place / "near").read_text()))
        except FileNotFoundError:
            return Drawn()

    @contextmanager
    def _drawing(self) -> Iterator[bool]:
        """Whether nobody else is drawing a graph of this index."""
        with (self.place / "near.lock").open("w") as file:
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


def _written(searcher: Any, upto: int) -> Iterator[tuple[int, int, list[bytes]]]:
    """Stamp, number and vectors of documents written at ``upto`` or later, the earliest first."""
    later = tantivy.Query.range_query(schema(), "stamp", tantivy.FieldType.Integer, upto)
    order = tantivy.Order.Asc
    for offset in count(0, READ):
        hits = searcher.search(later, READ, offset=offset, count=False, order_by_field="stamp", order=order).hits
        idents = searcher.fast_field_values("ident", [address for _, address in hits])
        for (stamp, address), ident in zip(hits, idents, strict=True):
            yield stamp, ident, taken_apart(bytes(searcher.doc(address).get_first("vectors") or b""))
        if len(hits) < READ:
            return


def _batch(searcher: Any, upto: int, least: int) -> list[tuple[int, int, list[bytes]]]:
    """What was written first since ``upto``, whole turns of it: at least ``least`` documents or none."""
    batch: list[tuple[int, int, list[bytes]]] = []
    for one in _written(searcher, upto):
        if len(batch) >= least and one[0] != batch[-1][0] > upto:
            break
        batch.append(one)
    return batch if len(batch) >= least and batch[-1][0] > upto else []


def _nearest(pairs: Any) -> dict[int, float]:
    """The best cosine of each document."""
    found: dict[int, float] = {}
    for ident, cosine in pairs:
        if cosine > found.get(ident, -1.0):
            found[ident] = cosine
    return found


def _empty() -> Any:
    from usearch.index import Index

    return Index(ndim=DIMENSIONS, metric="cos", dtype="i8", multi=True)


def _opened(path: Path, *, view: bool) -> Any | None:
    """The graph in the file; None for one that is damaged or gone, which takes nothing from anybody but time."""
    from usearch.index import Index

    try:
        return Index.restore(str(path), view=view)
    except (ValueError, RuntimeError, OSError) as error:
        log.warning("graph_unreadable", file=path.name, error=str(error)[:200])
        return None
