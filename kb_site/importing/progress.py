"""A bar for whoever waits at a terminal, a line a step for whoever reads a log."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TextIO, TypeVar

Row = TypeVar("Row")

WIDTH = 30
COUNTED_EVERY = 100
DRAWN_EVERY = 0.1
"""Seconds between two pictures of the bar."""


@dataclass
class Progress:
    """Says on ``stream`` how far a step has come."""

    stream: TextIO
    _drawn_at: float = field(default=0.0, init=False)

    def batches(self, title: str, rows: Iterable[Row], *, total: int, size: int) -> Iterator[list[Row]]:
        """The rows in lists of ``size``; each counts as done when the next one is asked for."""
        rest, done, began = iter(rows), 0, time.monotonic()
        while batch := list(islice(rest, size)):
            yield batch
            done += len(batch)
            self._draw(title, done, total)
        self._end(title, done, time.monotonic() - began)

    def counted(self, title: str, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows one by one, of which nobody knows yet how many there are."""
        done, began = 0, time.monotonic()
        for row in rows:
            yield row
            done += 1
            if not done % COUNTED_EVERY:
                self._draw(title, done)
        self._end(title, done, time.monotonic() - began)

    def _draw(self, title: str, done: int, total: int = 0) -> None:
        now = time.monotonic()
        if not self.stream.isatty() or now - self._drawn_at < DRAWN_EVERY:
            return
        self._drawn_at = now
        full = WIDTH * done // max(total, done, 1)
        bar = f"[{'#' * full}{'.' * (WIDTH - full)}] {done:,} of {total:,}" if total else f"{done:,}"
        self.stream.write(f"\r\x1b[K{title:24} {bar} ")
        self.stream.flush()

    def _end(self, title: str, done: int, seconds: float) -> None:
        start = "\r\x1b[K" if self.stream.isatty() else ""
        self.stream.write(f"{start}{title:24} {done:>9,}  {seconds:6.1f} s\n")
        self.stream.flush()
