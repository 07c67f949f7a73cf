"""A set of servers that live and end together, remembered in a file so that a later call can end them."""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from scripts.servers import elasticsearch, postgres, redis
from scripts.servers.machine import command, install, run_folder, say, stop_helpers
from scripts.servers.process import Server, Starter, birth

STATE_FOLDER = Path(__file__).resolve().parent.parent.parent / "var"
KEPT = STATE_FOLDER / "services.json"

KINDS: dict[str, tuple[str, Callable[[Path, Starter, int], Server]]] = {
    "postgresql": ("TEST_DATABASE_URL", postgres.bring_up),
    "redis": ("TEST_REDIS_URL", redis.bring_up),
    "elasticsearch": ("TEST_ELASTICSEARCH_URL", elasticsearch.bring_up),
}
# The shell is the same engine without windows: every page takes a quarter less of the processor.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Household:
    """The servers of one run, their data folder and the file they are remembered in."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.servers: list[Server] = []
        self.folder: Path | None = None
        self.owner = (os.getpid(), birth(os.getpid()))
        self.starter = Starter(self._started)

    @classmethod
    def remembered(cls, state: Path) -> "Household":
        """The servers a state file names; none when there is no such file."""
        house = cls(state)
        if state.exists():
            values: dict[str, Any] = json.loads(state.read_text())
            house.servers = [Server.remembered(server) for server in values["servers"]]
            house.folder = Path(values["folder"])
            house.owner = tuple(values["owner"])
        return house

    def open(self) -> Path:
        """The folder for the servers' data; from now on whatever ``starter`` starts is remembered."""
        self.folder = run_folder()
        self._remember()
        return self.folder

    def bring_up(self, wanted: Sequence[str] = ()) -> dict[str, str]:
        """Start those of ``wanted`` (NAME or NAME:PORT, all when empty) that the environment does not name; all at once.

        Returns the variables that tell the tests where every server and the browser are.
        """
        ports = {name: int(port or 0) for name, _, port in (word.partition(":") for word in wanted or KINDS)}
        if unknown := set(ports) - set(KINDS):
            raise SystemExit(f"services: no such server: {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
        todo = [name for name in ports if not os.environ.get(KINDS[name][0])]
        self.open()
        with ThreadPoolExecutor(len(KINDS) + 1) as together:
            # Elasticsearch needs the longest: it does not wait for the others' packages.
            early = [name for name in todo if name == "elasticsearch" and not elasticsearch.missing_packages()]
            coming = [self._soon(together, name, ports[name]) for name in early]
            try:
                _install_missing(todo)
                coming += [self._soon(together, name, ports[name]) for name in todo if name not in early]
                for future in coming:
                    future.result()
            except BaseException:
                self.give_up()
                raise
        return self.addresses()

    def _soon(self, together: ThreadPoolExecutor, name: str, port: int) -> Any:
        assert self.folder is not None
        return together.submit(KINDS[name][1], self.folder, self.starter, port)

    def addresses(self) -> dict[str, str]:
        """The TEST_ variables: servers named from outside, then ours, then the browser."""
        named = {variable: os.environ[variable] for variable, _ in KINDS.values() if os.environ.get(variable)}
        ours = {server.variable: server.url for server in self.servers}
        browser = os.environ.get("TEST_CHROMIUM") or command(*BROWSERS)
        return {**named, **ours, **({"TEST_CHROMIUM": browser} if browser else {})}

    def give_up(self) -> None:
        """Stop what is on its way, from any thread."""
        self.starter.close()
        stop_helpers()
        for server in list(self.servers):
            server.stop()

    def take_down(self) -> None:
        """Stop every server and forget its data."""
        self.give_up()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.state.unlink(missing_ok=True)
        self.servers = []

    def _started(self, server: Server) -> None:
        self.servers.append(server)
        self._remember()

    def _remember(self) -> None:
        STATE_FOLDER.mkdir(exist_ok=True)
        values = {
            "owner": self.owner,
            "folder": str(self.folder),
            "servers": [server.to_remember() for server in self.servers],
        }
        half = self.state.with_suffix(".half")
        half.write_text(json.dumps(values, indent=1))
        half.rename(self.state)


def state_of_this_process() -> Path:
    """Where a `run` remembers its servers, so that the next one can end them should this one be killed."""
    return STATE_FOLDER / f"services-run-{os.getpid()}.json"


def sweep() -> None:
    """End the servers of runs that were killed before they could."""
    for state in STATE_FOLDER.glob("services-run-*.json"):
        house = Household.remembered(state)
        pid, born = house.owner
        if birth(pid) != born:
            say(f"ending the servers of a run that was killed ({state.name})")
            house.take_down()


def _install_missing(todo: Sequence[str]) -> None:
    """One installation for everything Debian must give us.

    Raises:
        servers.machine.MissingError: it may not be installed from here.
    """
    packages = []
    if "postgresql" in todo and postgres.programs() is None:
        packages.append("postgresql")
    if "redis" in todo and command("redis-server") is None:
        packages.append("redis-server")
    if not (os.environ.get("TEST_CHROMIUM") or command(*BROWSERS)):
        packages.append("chromium-headless-shell | chromium")
    if "elasticsearch" in todo:
        packages += elasticsearch.missing_packages()
    if packages:
        install(packages)
