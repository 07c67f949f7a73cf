#!/usr/bin/env python3
"""`make run`: makes the environment with the machine's own Python, then becomes the one process that is Lotse.

Written so that an old Python can read it and say that it is too old.
"""

import os
import signal
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LEAST = (3, 11)


def main() -> int:
    """Install what is missing and hand over; an exit code only where that failed."""
    if sys.version_info < LEAST:  # the sentence for an older Python is the point
        found = ".".join(str(part) for part in sys.version_info[:2])
        return refuse(f"Lotse needs Python 3.11 or newer; this is Python {found}. Debian: apt-get install python3")
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    sys.path.insert(0, ROOT)
    from pathlib import Path

    from scripts.environment import make_ready
    from scripts.servers.machine import MissingError

    try:
        python = str(make_ready(Path(ROOT) / "requirements.txt"))
    except MissingError as problem:
        return refuse(str(problem))
    except OSError as problem:
        return refuse(f"Lotse cannot be set up in {ROOT}: {problem.strerror or problem}.")
    except KeyboardInterrupt:
        return refuse("\nStopped before it was set up. `make run` goes on from there.")
    os.chdir(ROOT)
    # What Python compiles is kept, or each start would take seconds longer.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # The same process goes on: whoever stops it stops Lotse.
    return os.execv(python, [python, "-m", "kb_site.embedded"])  # noqa: S606  # our own environment's Python


def refuse(sentence: str) -> int:
    """Say why it cannot go on."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
