"""The order of a start: claim, prepare, serve, and go without a trace."""

import fcntl
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from kb_site.embedded.console import RefusedError, say

THREADS = 8


def main() -> int:
    """Start Lotse and stay until somebody stops it; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb_site.settings.embedded")
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        return run()
    except RefusedError as problem:
        sys.stderr.write(f"{problem}\n")
    except OSError as problem:
        sys.stderr.write(f"Lotse cannot work here: {problem.strerror}: {problem.filename}\n")
    except KeyboardInterrupt:
        say("\nStopped before the first page. `make run` goes on from there.")
        return 130
    return 1


def run() -> int:
    """The whole life of the process."""
    from kb_site.embedded import server  # nothing heavy is loaded before a wrong port is refused

    listener = server.claim_port(os.environ.get("PORT", ""))
    os.environ["PORT"] = str(listener.getsockname()[1])  # the settings tell e-mails where their links lead
    say("Lotse starts.")
    folder, demo = set_up()
    with only_one(folder):
        from kb_site.embedded.prepare import prepare
        from kb_site.embedded.worker import HouseWorker

        with refusing_database_errors(folder):
            prepare(demo=demo)
        from kb_site.celery import app

        worker = HouseWorker(app)
        worker.start()
        try:
            shown = server.serve(listener, lambda address: welcome(address, demo=demo), threads=THREADS)
        finally:
            worker.stop()
        if not shown:
            raise RefusedError(
                f"The first page cannot be shown; the reason stands at the end of {folder}/log/lotse.jsonl."
            )
    say("\nLotse has ended.")
    return 0


def set_up() -> tuple[Path, bool]:
    """Load Django; the folder of all data and whether demo content is wanted.

    Raises:
        RefusedError: the environment holds a wrong value; the message says which.
    """
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
        from django.conf import settings

        return settings.DATA_DIR, settings.DEMO
    except ImproperlyConfigured as problem:
        raise RefusedError(str(problem)) from problem


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Two processes on one folder would fight for the database and the search index."""
    with (folder / "running").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RefusedError(
                f"Lotse is running with {folder} already. Stop it first, or write another folder: LOTSE_DATA=var2 make run"
            ) from error
        yield


@contextmanager
def refusing_database_errors(folder: Path) -> Iterator[None]:
    """A full disk or a folder that cannot be written is told in one sentence."""
    from django.db import OperationalError

    try:
        yield
    except OperationalError as problem:
        raise RefusedError(f"The database in {folder} cannot be used: {problem}.") from problem


def welcome(address: str, *, demo: bool) -> None:
    """The one line that scripts wait for, then who can sign in."""
    from kb_site.embedded.console import table

    say(f"\nLotse: {address}")
    if demo:
        from kb_site.demo.people import logins

        rows, password = logins()
        if rows:
            say(f"\nSign in as one of them, password {password}")
            say(table(rows))
    say("\nCtrl-C ends it.")


def leave(code: int) -> NoReturn:
    """End at once: everything is closed, and taking the interpreter apart piece by piece takes seconds on a busy machine."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    leave(main())
