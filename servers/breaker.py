"""The breaker: after a failure nobody asks for a while, so that what hangs does not hang every page."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import ClassVar

PROBE = 2.0
"""Seconds one caller has to find out whether it works again; the others are still sent away meanwhile."""


class Away(Exception):  # noqa: N818  # it says what happened, as the page does
    """A server cannot be reached, does not answer in time or answers with an error of its own."""

    answered: ClassVar[bool] = False
    """Whether the server itself said so: no reason to leave it alone."""


class Breaker:
    """One for each server that may be away, in each process. ``first`` and ``longest`` are pauses in seconds, doubling.

    ``away`` is what is raised without asking while it rests.
    """

    def __init__(
        self,
        first: float,
        longest: float,
        *,
        away: type[Away] = Away,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.first, self.longest, self.away, self.clock = first, longest, away, clock
        self._pause = 0.0
        self._until = 0.0
        self._lock = Lock()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Run the block, or raise Away at once while it rests. Only an Away out of the block makes it rest."""
        self._admit()
        try:
            yield
        except Away as error:
            if error.answered:
                self.mend()
            else:
                self._trip()
            raise
        self.mend()

    @property
    def resting(self) -> bool:
        """Whether the next caller would be sent away."""
        return self.clock() < self._until

    @property
    def failing(self) -> bool:
        """Whether the last one who asked was not answered."""
        return self._pause > 0

    def mend(self) -> None:
        """It works."""
        self._pause = self._until = 0.0

    def _admit(self) -> None:
        with self._lock:
            now = self.clock()
            if now < self._until:
                raise self.away("not asked: it failed a moment ago")
            if self._pause:
                self._until = now + PROBE

    def _trip(self) -> None:
        with self._lock:
            self._pause = min(max(self.first, self._pause * 2), self.longest)
            self._until = self.clock() + self._pause
