"""A server's process: started as the servant in a session of its own, waited for, stopped to the last child."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from scripts.servers.machine import is_root, say, servant


class NotUpError(Exception):
    """A server did not answer; the message ends with the last lines of its log."""


@dataclass
class Server:
    """One running server: its process, and the variable that tells the tests where it is."""

    name: str
    variable: str
    url: str
    pid: int
    born: str
    """Start time of the process as the kernel counts it: a process id alone may be somebody else's by now."""
    log: str
    gently: int = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False, compare=False)
    """Only in the process that started it."""

    @classmethod
    def remembered(cls, values: dict[str, Any]) -> "Server":
        """The server from a state file."""
        return cls(**values)

    def to_remember(self) -> dict[str, Any]:
        """For a state file."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "process"}

    def lives(self) -> bool:
        """Whether this very process still runs."""
        return self.born != "" and birth(self.pid) == self.born

    def stop(self, patience: float = 15.0) -> None:
        """End it gently, then firmly; no child of its session stays."""
        if self.lives():
            _send(self.pid, self.gently)
            wait_until(lambda: not self.lives(), patience)
            # Its children may have started others meanwhile: until there is none.
            wait_until(lambda: not _kill_session(self.pid), 5.0)
        if self.process is not None:
            self.process.wait(5.0)


class Starter:
    """Starts servers and knows every one of them, so that whoever gives up half way can stop them all."""

    def __init__(self, started: Callable[[Server], None]) -> None:
        self._started = started
        self._lock = threading.Lock()
        self._closed = False

    def close(self) -> None:
        """Start nothing any more."""
        with self._lock:
            self._closed = True

    def start(self, server: Server, words: Sequence[str], env: dict[str, str] | None = None) -> Server:
        """Start ``server``; its process id is filled in. It gets its own session: the terminal's Ctrl-C is ours to pass on."""
        user = servant()
        identity: dict[str, Any] = {}
        if is_root():
            identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "ES_", "JAVA_"))}
        log = Path(server.log)
        with self._lock, log.open("ab") as output:
            if self._closed:
                raise NotUpError(f"{server.name} is not started any more")
            process = subprocess.Popen(
                list(words),
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                cwd=log.parent, env={**clean, "HOME": str(log.parent), **(env or {})},
                start_new_session=True, umask=0o077, **identity,
            )  # fmt: skip
            server.process, server.pid, server.born = process, process.pid, birth(process.pid)
            self._started(server)
        return server


def await_ready(server: Server, answers: Callable[[], bool], limit: float) -> Server:
    """Wait until ``answers()`` is true.

    Raises:
        NotUpError: the process ended, or did not answer within ``limit`` seconds.
    """
    began = time.monotonic()
    if wait_until(lambda: not server.lives() or answers(), limit) and server.lives():
        say(f"{server.name} answers after {time.monotonic() - began:.0f} s")
        return server
    log = Path(server.log)
    tail = log.read_text(errors="replace").splitlines()[-20:] if log.exists() else []
    how = f"did not answer within {limit:.0f} s" if server.lives() else "ended"
    raise NotUpError(f"{server.name} {how}; the end of {log}:\n" + "\n".join(tail))


def wait_until(true: Callable[[], bool], limit: float) -> bool:
    """Ask ten times a second until ``true()``; False when ``limit`` seconds went by first."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return true()


def birth(pid: int) -> str:
    """When process ``pid`` started, in the kernel's own count; empty when there is none or only its remains."""
    fields = _stat(pid)
    return "" if not fields or fields[0] in {"Z", "X"} else fields[19]


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; empty when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _kill_session(leader: int) -> bool:
    """Kill every process of the session ``leader`` opened; whether there was any."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    members = [pid for pid in pids if (found := _stat(pid)) and found[3] == str(leader) and found[0] not in {"Z", "X"}]
    for pid in members:
        _send(pid, signal.SIGKILL)
    return bool(members)


def _send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
