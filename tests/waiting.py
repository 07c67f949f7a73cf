"""Waiting for what another process or thread is about to do, for as long as a person would and no longer."""

import threading
import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds, also on a machine that does much else: what has not happened after this long does not happen."""


def until(
    holds: Callable[[], object], otherwise: Callable[[], object], *, every: float = 0.05, longest: float = PATIENCE
) -> None:
    """Ask ``every`` so many seconds until it ``holds``; AssertionError with what ``otherwise`` says when it never does."""
    end, pause = time.monotonic() + longest, threading.Event()
    while not holds():
        assert time.monotonic() < end, otherwise()
        pause.wait(every)
