"""Patience: how long one page waits for the engine in all, however many questions it has.

Each question has a bound of its own, but a page may have twenty: what was typed, each word that may be misspelled, what is nearest.
The first is always asked; what only helps is left out when the time is over.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from search.engines import EngineAway


@dataclass
class Waiting:
    """Until when somebody waits, by the clock of `time.monotonic`, and whether anything was asked yet."""

    until: float
    asked: bool = False


_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


class OutOfTime(EngineAway):
    """The engine was not asked, because whoever reads has waited long enough."""

    answered = True


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Questions in the block are asked for so long."""
    before = _waiting.set(Waiting(time.monotonic() + seconds))
    try:
        yield
    finally:
        _waiting.reset(before)


def must_have_time() -> None:
    """OutOfTime where the time of the block is over, unless nothing was asked in it yet."""
    waiting = _waiting.get()
    if waiting is None:
        return
    if waiting.asked and time.monotonic() >= waiting.until:
        raise OutOfTime("the page has waited long enough")
    waiting.asked = True
