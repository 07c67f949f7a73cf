"""What Ctrl-C and its kin do to a trial: they end it, but never while its index is being made or taken away."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def ended_alike() -> Iterator[None]:
    """All of them raise KeyboardInterrupt in the block, as Ctrl-C does, so that what it began is cleared away."""
    with _handled_by(_end):
        yield


@contextmanager
def held_back() -> Iterator[None]:
    """They wait until the block is through."""
    came: list[int] = []
    with _handled_by(lambda number, _: came.append(number)):
        yield
    for late in came:
        signal.raise_signal(late)


@contextmanager
def _handled_by(handler: Any) -> Iterator[None]:
    # What our caller ignores stays ignored: nohup, a job in the background.
    heard = [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in heard}
    try:
        yield
    finally:
        for number, handled in before.items():
            signal.signal(number, handled)


def _end(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
