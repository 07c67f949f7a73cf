"""Starts Lotse as `make run` does, in a process and a folder of its own, and watches what it says and leaves behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# A cold start migrates 300 times on a machine that may be busy with other tests.
LONGEST = 280


class Lotse:
    """One running process."""

    def __init__(self, folder: Path, **environment: str) -> None:
        ours = {name: value for name, value in os.environ.items() if name not in STRANGE}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kb_site.embedded"],
            cwd=ROOT,
            env={**ours, "LOTSE_DATA": str(folder), **environment},
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.changed = threading.Condition()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.rstrip("\n"))
                self.changed.notify_all()
        with self.changed:
            self.changed.notify_all()

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def address(self) -> str:
        """The address it printed, as soon as it has."""
        with self.changed:
            self.changed.wait_for(lambda: self._announced() or self.process.poll() is not None, LONGEST)
        assert self._announced(), self.said
        return self._announced()[0].removeprefix("Lotse: ")

    def _announced(self) -> list[str]:
        return [line for line in self.lines if line.startswith("Lotse: ")]

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal; its exit code, when it and all it started are gone."""
        os.killpg(self.process.pid, number)
        code = self.process.wait(30)
        self.reader.join(10)
        return code

    def left(self) -> list[str]:
        """Processes of its session that are still there."""
        found = subprocess.run(
            ["ps", "-s", str(self.process.pid), "-o", "args="], capture_output=True, text=True, check=False
        )
        return found.stdout.splitlines()


STRANGE = {
    *("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "ELASTICSEARCH_URL", "PORT"),
    *("LOTSE_DATA", "LOTSE_DEMO", "SECRET_KEY", "LOTSE_DEBUG"),
}


@contextmanager
def running(folder: Path, **environment: str):
    """A running Lotse, ended at the end whatever happens."""
    lotse = Lotse(folder, **environment)
    try:
        yield lotse
    finally:
        if lotse.process.poll() is None:
            os.killpg(lotse.process.pid, signal.SIGKILL)
            lotse.process.wait()
        while lotse.reader.is_alive():
            lotse.reader.join(1)
            time.sleep(0)
        lotse.process.stdout.close()
