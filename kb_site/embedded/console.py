"""What the person who started Lotse reads: one line a step, one address, one small table, and refusals in words."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

WIDTH = 28


class RefusedError(Exception):
    """Lotse cannot start; the message is one sentence that says what to do."""


def say(text: str, *, end: str = "\n") -> None:
    """Write to the console at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """One line for one step: its name when it begins, its seconds when it has ended."""
    began = time.monotonic()
    say(f"  {name} ".ljust(WIDTH, ".") + " ", end="")
    try:
        yield
    except BaseException:
        say("stopped")
        raise
    say(f"{time.monotonic() - began:.1f} s")


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows with their columns under one another."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
