"""Turns: whoever writes to an index does it alone, and knows at what moment of the database their turn began.

Draining, rebuilding and repairing load documents and write them within one turn. So what a later turn writes is never older than
what an earlier one wrote, whatever the processes, and a rebuild needs no second copy of the changes made meanwhile.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

LOCK = 0x4C6F747365  # "Lotse": PostgreSQL names its advisory locks by number, for each database apart
LOOK_AGAIN = 0.02


class NotOurTurn(Exception):  # noqa: N818 — nothing went wrong: somebody else is at it
    """Somebody else has been writing for longer than we wanted to wait."""


@contextmanager
def our_turn(patience: float) -> Iterator[int]:
    """Be the only one who writes to the index; the value is the stamp for everything written: microseconds of the database's clock.

    The lock dies with the process or its connection. NotOurTurn after ``patience`` seconds.
    """
    if connection.vendor == "postgresql":
        yield from _postgresql(patience)
    else:
        yield from _file(patience)


def _postgresql(patience: float) -> Iterator[int]:
    until = time.monotonic() + patience
    with connection.cursor() as cursor:
        while True:
            # The clock is read after the lock is held: one clock for all machines, and it only goes forward.
            cursor.execute(
                "SELECT pg_try_advisory_lock(%s), (extract(epoch FROM clock_timestamp()) * 1e6)::bigint", [LOCK]
            )
            held, stamp = cursor.fetchone()
            if held:
                break
            _wait(until)
    try:
        yield int(stamp)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _file(patience: float) -> Iterator[int]:
    """SQLite serves one machine, so a file is enough; closing it gives the lock back."""
    until = time.monotonic() + patience
    folder = Path(settings.SEARCH_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "turn.lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                _wait(until)
        yield time.time_ns() // 1_000


def _wait(until: float) -> None:
    if time.monotonic() >= until:
        raise NotOurTurn
    time.sleep(LOOK_AGAIN)
