"""Rows: the file beside an embedded index in which the vectors of its documents stand, a row for each, to be compared at one go.

Whoever writes to the index appends to it; what was appended last of a document counts, and no row is ever changed under somebody
who reads it. So there is nothing to catch up with, neither after a commit nor after a rebuild. The documents in the index keep
their vectors too: from there the file is laid anew when it is lost, or full of what counts no more.
"""

import mmap
import os
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from search.meaning import DIMENSIONS

ROW = struct.Struct(f"<qqq{DIMENSIONS}s")
"""A document's number, the turn it was written in, what the row holds, and the vector."""
GONE, BLANK, HELD = 0, 1, 2
"""What a row holds: that the document is gone, that it has no vectors, or one of its vectors."""
READ = 1_000
SPARE = 10_000
"""So many rows may be old whatever the others are, four megabytes; beyond that as many as count."""


class Mapped(NamedTuple):
    """The first so many ``rows`` of a file, in memory; ``file`` is another number where the file was laid anew."""

    file: int
    rows: int
    memory: mmap.mmap


class Rows:
    """Of one index. Whoever calls anything but `mapped` holds the writer's lock."""

    def __init__(self, place: Path) -> None:
        self.path = place / "vectors"

    def begin(self) -> None:
        """An empty file, for an index without documents."""
        self.path.touch()

    def append(self, documents: Mapping[int, Sequence[bytes] | None]) -> None:
        """The vectors these documents have from now on, by number; None for those that are gone."""
        try:
            file = self.path.open("r+b")
        except FileNotFoundError:
            return  # to begin one now would hide that all the others are missing
        with file:
            end = file.seek(0, os.SEEK_END)
            # Of a writer that was killed at it, half a row may stand there.
            end -= end % ROW.size
            file.truncate(end)
            file.seek(max(0, end - ROW.size))
            turn = ROW.unpack(file.read(ROW.size))[1] + 1 if end else 1
            file.writelines(row for ident, vectors in documents.items() for row in _rows(ident, turn, vectors))
            file.flush()
            os.fsync(file.fileno())

    def is_sound(self, documents: int) -> bool:
        """Whether it knows of so many documents, and not much more than half of it is old."""
        last: dict[int, tuple[int, int, int]] = {}
        rows = 0
        for ident, turn, holds in self._all():
            before = last.get(ident, (0, 0, 0))
            last[ident] = (turn, before[1] + 1 if before[0] == turn else 1, holds)
            rows += 1
        there = [count for _, count, holds in last.values() if holds != GONE]
        return len(there) >= documents and rows <= 2 * sum(there) + SPARE

    def lay(self, documents: Iterable[tuple[int, Sequence[bytes]]]) -> None:
        """A new file in the place of this one, with the numbers and vectors of all documents."""
        draft = self.path.with_suffix(".new")
        with draft.open("wb") as file:
            for ident, vectors in documents:
                file.writelines(_rows(ident, 1, vectors))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def mapped(self, before: Mapped | None) -> Mapped | None:
        """All whole rows; ``before`` where nothing has changed since, or where the file is gone: its index was swapped away."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return before
        with file:
            facts = os.fstat(file.fileno())
            rows = facts.st_size // ROW.size
            if not rows:
                return None
            if before is not None and (before.file, before.rows) == (facts.st_ino, rows):
                return before
            return Mapped(facts.st_ino, rows, mmap.mmap(file.fileno(), rows * ROW.size, access=mmap.ACCESS_READ))

    def _all(self) -> Iterator[tuple[int, int, int]]:
        """Numbers, turns and what is held, row by row; nothing where there is no file."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return
        with file:
            while read := file.read(READ * ROW.size):
                whole = read[: len(read) - len(read) % ROW.size]
                yield from ((ident, turn, holds) for ident, turn, holds, _ in ROW.iter_unpack(whole))


def _rows(ident: int, turn: int, vectors: Sequence[bytes] | None) -> list[bytes]:
    if not vectors:
        return [ROW.pack(ident, turn, GONE if vectors is None else BLANK, b"")]
    return [ROW.pack(ident, turn, HELD, vector) for vector in vectors]
