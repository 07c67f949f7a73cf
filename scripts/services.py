"""Brings up PostgreSQL, Redis and Elasticsearch for the tests or for development, and takes them down again.

    python scripts/services.py run [--meanwhile COMMAND] -- COMMAND     up, COMMAND, down; ends as COMMAND ended
    python scripts/services.py up | down | status

A server named by TEST_DATABASE_URL, TEST_REDIS_URL or TEST_ELASTICSEARCH_URL is used as it is, and nothing is fetched for it.
What is missing is installed by apt where that is allowed; otherwise one list says what to install.
"""

import argparse
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, before there is any environment

from scripts.servers import household
from scripts.servers.household import Household
from scripts.servers.machine import MissingError, say
from scripts.servers.process import NotUpError

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run", help="servers up, run a command with their addresses, servers down")
    running.add_argument(
        "--meanwhile",
        default="",
        help="a command to run while the servers come up; when it fails, all fails in the end",
    )
    running.add_argument("words", nargs=argparse.REMAINDER)
    up = commands.add_parser("up", help="keep the servers running for development")
    up.add_argument("wanted", nargs="*", metavar="NAME[:PORT]", help="postgresql, redis, elasticsearch; all by default")
    commands.add_parser("down", help="stop what `up` started")
    commands.add_parser("status", help="which servers run, and where")
    asked = parser.parse_args(words)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        match asked.command:
            case "run":
                return run([word for word in asked.words if word != "--"] or ["true"], shlex.split(asked.meanwhile))
            case "up":
                return keep_up(asked.wanted)
            case "down":
                return down()
        return status()
    except (MissingError, NotUpError) as problem:
        print(f"services: {problem}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def run(words: Sequence[str], meanwhile: Sequence[str]) -> int:
    """Servers up, ``meanwhile`` beside them, then ``words`` with their addresses, servers down whatever happens."""
    household.sweep()
    house = Household(household.state_of_this_process())
    with _taken_down(house), ThreadPoolExecutor(1) as beside:
        coming = beside.submit(house.bring_up)
        try:
            beside_it = _call(meanwhile, {}) if meanwhile else 0
            code = _call(words, coming.result())
            if beside_it:
                print(f"services: failed as well: {shlex.join(meanwhile)}", file=sys.stderr)
            return code or beside_it
        finally:
            house.give_up()  # or leaving `beside` would wait for servers nobody wants any more


def keep_up(wanted: Sequence[str]) -> int:
    """Start the servers and leave them running; say how to use them."""
    household.sweep()
    house = Household.remembered(household.KEPT)
    if not house.servers or not all(server.lives() for server in house.servers):
        house.take_down()  # what is left of them, after a restart of the machine for instance
        house = Household(household.KEPT)
        try:
            house.bring_up(wanted)
        except BaseException:
            house.take_down()
            raise
    for variable, url in house.addresses().items():
        print(f"export {variable}={url}")
    say("stop them with `make services-down`")
    return 0


def down() -> int:
    """Stop what `up` started."""
    Household.remembered(household.KEPT).take_down()
    household.sweep()
    say("nothing of ours runs any more")
    return 0


def status() -> int:
    """0 when every server that `up` started still runs, else 1."""
    house = Household.remembered(household.KEPT)
    for server in house.servers:
        print(f"{server.name:14} {'runs' if server.lives() else 'ended':6} {server.url}  log: {server.log}")
    if not house.servers:
        print("No servers are kept up; `make services` starts them.")
    return 0 if house.servers and all(server.lives() for server in house.servers) else 1


@contextmanager
def _taken_down(house: Household) -> Iterator[None]:
    """Whatever happens inside, the servers are stopped, and a second Ctrl-C does not prevent it."""
    try:
        yield
    finally:
        before = {number: signal.signal(number, signal.SIG_IGN) for number in ENDING}
        house.take_down()
        for number, handler in before.items():
            signal.signal(number, handler)


def _call(words: Sequence[str], env: dict[str, str]) -> int:
    """Run a command in our terminal; on Ctrl-C, which it gets as well, it is waited for."""
    process = None
    try:
        with _held_back():
            process = subprocess.Popen(list(words), env={**os.environ, **env})
        code = process.wait()
    except BaseException:
        if process is not None:
            _end(process)
        raise
    return code if code >= 0 else 128 - code


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _held_back() -> Iterator[None]:
    """Signals that would end us wait until the block is through: a command must not start without anybody knowing of it."""
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for late in came:
        signal.raise_signal(late)


def _leave(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
