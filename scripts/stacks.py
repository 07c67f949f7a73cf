"""The two ways Lotse runs, started to be measured or walked through in a folder of their own, and taken away again."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 300.0
"""Seconds a stack may take to answer: a cold start migrates 300 times."""


@dataclass(frozen=True)
class Stack:
    """A Lotse: where its pages and its streams are while it runs, and the environment its processes have."""

    name: str
    pages: str
    streams: str
    env: Mapping[str, str]

    def ask(self, module: str, *arguments: str, aloud: bool = False) -> Any:
        """What a module of ours prints as JSON when it is run inside this stack; ``aloud``: what it says meanwhile is shown."""
        printed = _call([sys.executable, "-m", module, *arguments], self.env, aloud=aloud)
        return json.loads(printed.strip().splitlines()[-1])


@contextmanager
def embedded(settings: str) -> Iterator[Stack]:
    """`make run` with its demo content, under ``settings``: one process, SQLite, tantivy."""
    with _folder() as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings,
            "LOTSE_DATA": str(folder),
            "PORT": str(_free_port()),
        }
        address = f"http://127.0.0.1:{env['PORT']}"
        with _running(["-m", "kb_site.embedded"], env, folder / "console.log") as process:
            _await(f"{address}/healthz/live", process, folder / "console.log")
            yield Stack("SQLite + tantivy", address, address, env)


@contextmanager
def production(settings: str, *, database: str = "", one_origin: bool = False) -> Iterator[Stack]:
    """Pages, streams, worker and clock in processes; PostgreSQL, Redis and Elasticsearch named by TEST_ variables.

    Args:
        settings: the module that makes ready what production's settings leave to the place.
        database: address of a migrated one to work in; without it a new one is made, and taken away again.
        one_origin: pages and streams at one address, as browsers want them where no proxy joins the two.
    """
    with still_production(settings, database=database) as still:
        pages, folder = _free_port(), Path(still.env["LOTSE_DATA"])
        streams = pages if one_origin else _free_port()
        env = {**still.env, "WEB_BIND": f"127.0.0.1:{pages}"}
        for words in (["collectstatic", "--noinput", "-v0"], ["rebuild_search"]):
            _call([sys.executable, "manage.py", *words], env)
        with ExitStack() as running:
            processes = {
                name: running.enter_context(_running(["-m", *words], env, folder / f"{name}.log"))
                for name, words in _commands(folder, pages, streams).items()
            }
            for name, port in (("pages", pages), ("streams", streams)):
                part = name if name in processes else "pages"
                _await(f"http://127.0.0.1:{port}/healthz/live", processes[part], folder / f"{part}.log")
            first, second = (f"http://127.0.0.1:{port}" for port in (pages, streams))
            yield Stack(still.name, first, second, env)


@contextmanager
def still_embedded(settings: str) -> Iterator[Stack]:
    """An installation of that kind in which nothing runs and nothing lies: modules can be run inside it."""
    with _folder() as folder:
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "LOTSE_DATA": str(folder)}
        _call([sys.executable, "manage.py", "migrate", "-v0"], env)
        yield Stack("SQLite + tantivy", "", "", env)


@contextmanager
def still_production(settings: str, *, database: str = "") -> Iterator[Stack]:
    """The same with the servers that TEST_ variables name; ``database`` as in `production`."""
    mark = f"stack_{secrets.token_hex(4)}"
    with _folder() as folder, nullcontext(database) if database else _new_database(mark) as address:
        env = {
            **_production_env(mark.replace("_", "-")),
            "DJANGO_SETTINGS_MODULE": settings,
            "LOTSE_DATA": str(folder),
            "DATABASE_URL": address,
        }
        if not database:
            _call([sys.executable, "manage.py", "migrate", "-v0"], env)
        yield Stack("PostgreSQL + Redis + Elasticsearch", "", "", env)
        _forget_index(env["ELASTICSEARCH_URL"], env["SEARCH_PREFIX"])


def _production_env(prefix: str) -> dict[str, str]:
    """What production's settings ask the environment for, but for folder, database and address."""
    return {
        **os.environ,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "LOTSE_HOSTS": "127.0.0.1",
        "REDIS_URL": os.environ["TEST_REDIS_URL"],
        "ELASTICSEARCH_URL": os.environ["TEST_ELASTICSEARCH_URL"],
        "SEARCH_PREFIX": prefix,
        "EMAIL_URL": "consolemail://console",
        "DEFAULT_FROM_EMAIL": "help@nordwind.example",
        "WEB_WORKERS": "2",
    }


def _commands(folder: Path, pages: int, streams: int) -> dict[str, list[str]]:
    """The processes of a production stack by name, all as small as they come."""
    worker, beat = ["celery", "-A", "kb_site.celery", "worker", "-c", "1"], ["-s", str(folder / "beat")]
    if pages == streams:
        return {
            "pages": ["uvicorn", "kb_site.asgi:application", "--port", str(pages), "--log-level", "warning"],
            "worker": [*worker, "-B", *beat],
        }
    return {
        "pages": ["gunicorn", "-c", "kb_site/gunicorn.py", "kb_site.wsgi"],
        "streams": ["uvicorn", "kb_site.asgi_live:application", "--port", str(streams)],
        "worker": worker,
        "clock": ["celery", "-A", "kb_site.celery", "beat", *beat],
    }


def _call(words: Sequence[str], env: Mapping[str, str], *, aloud: bool = False) -> str:
    """What a command prints; RuntimeError with the end of its complaints, which stand there already if ``aloud``, when it fails."""
    heard = None if aloud else subprocess.PIPE
    done = subprocess.run(words, cwd=ROOT, env=dict(env), stdout=subprocess.PIPE, stderr=heard, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words[1:])} failed:\n{(done.stderr or '')[-3_000:]}")
    return done.stdout


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="lotse-stack-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _new_database(name: str) -> Iterator[str]:
    import psycopg  # only this stack needs it

    server = os.environ["TEST_DATABASE_URL"]
    address = urlsplit(server)._replace(path="/postgres").geturl()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _running(words: Sequence[str], env: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=dict(env), stdout=output, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310  # our own address
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer; the end of its log:\n{log.read_text(errors='replace')[-3_000:]}")


def _forget_index(server: str, prefix: str) -> None:
    """Nothing of ours stays on a server somebody else named."""
    with urllib.request.urlopen(f"{server}/_cat/indices/{prefix}*?h=index", timeout=10) as answer:  # noqa: S310  # as above
        names = answer.read().decode().split()
    for name in names:
        asking = urllib.request.Request(f"{server}/{name}", method="DELETE")  # noqa: S310  # as above
        urllib.request.urlopen(asking, timeout=10).close()  # noqa: S310  # as above


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
