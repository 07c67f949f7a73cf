"""The folder of the embedded engine: one writer at a time on the whole machine, and two pointers that say which index is which.

search/writer.lock      held by whoever writes; released by the system when its process dies
search/live, next       the name of the index in that slot
search/<shape>-<time>/  an index
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engines import LIVE, NEXT, EngineAway

PATIENCE = 20.0
"""Seconds a writer waits for the one before it; a batch takes well under one."""
LOOK_AGAIN = 0.01


class Folder:
    """Where the indexes lie."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def index(self, slot: str) -> str | None:
        """The index in ``slot``; None when there is none or its files are gone."""
        name = self._pointed(slot)
        while name and not self.is_whole(name):
            # Gone because it was swapped away since we read its name: then another name stands there now.
            before, name = name, self._pointed(slot)
            if name == before:
                return None
        return name or None

    def is_whole(self, name: str) -> bool:
        """Whether the files of the index are there."""
        return (self.path / name / "meta.json").exists()

    def place(self, name: str) -> Path:
        """The folder of an index."""
        return self.path / name

    def seen(self, name: str) -> tuple[int, int]:
        """Changes whenever somebody commits to the index, from whatever process."""
        facts = (self.path / name / "meta.json").stat()
        return facts.st_mtime_ns, facts.st_ino

    def point(self, slot: str, name: str) -> None:
        """Put ``name`` into ``slot`` in one step that survives a power cut."""
        draft = self.path / f"{slot}.new"
        with draft.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / slot)

    def swap(self) -> None:
        """Make *next* live. Should the process die in between, the next call finishes what it began."""
        name = self.index(NEXT)
        if name is not None:
            self.point(LIVE, name)
            (self.path / NEXT).unlink()
        self.tidy()

    def tidy(self) -> None:
        """Remove indexes in no slot. Whoever still reads one keeps its open files until done."""
        kept = {self.index(LIVE), self.index(NEXT)}
        for place in self.path.iterdir():
            if place.is_dir() and place.name not in kept:
                shutil.rmtree(place, ignore_errors=True)

    def remove(self) -> None:
        """Take the folder away with all that lies in it."""
        shutil.rmtree(self.path)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock, between threads and between processes. EngineAway when its turn does not come."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "writer.lock").open("w") as file:
            until = time.monotonic() + PATIENCE
            while not _locked(file.fileno()):
                if time.monotonic() > until:
                    raise EngineAway("another process has been writing to the index for too long")
                time.sleep(LOOK_AGAIN)
            yield

    def _pointed(self, slot: str) -> str:
        """The name in ``slot``, whether or not there is such an index; empty when there is none."""
        try:
            return (self.path / slot).read_text().strip()
        except FileNotFoundError:
            return ""


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
