"""The whole way on PostgreSQL, Redis and Elasticsearch, with worker and clock in processes of their own."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from django.db import connection

from tests.factories.accounts import PASSWORD, AgentFactory, UserFactory
from tests.factories.articles import make_section
from tests.factories.forum import make_board
from tests.journeys.way import Cast, whole_way

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def running(words, env, log):
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(address, process, log):
    while process.poll() is None:
        with suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(address, timeout=30) as page:
            return page.status == 200
    raise AssertionError(log.read_text()[-3_000:])


@pytest.fixture
def production(transactional_db, tmp_path):
    """One origin for pages and streams, and the worker with its clock; the database is that of the tests."""
    if not os.environ.get("TEST_ELASTICSEARCH_URL") or connection.vendor != "postgresql":
        pytest.fail("needs the servers that `make test` brings up")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = connection.settings_dict
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "DATABASE_URL": "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database),
        "REDIS_URL": os.environ["TEST_REDIS_URL"],
        "ELASTICSEARCH_URL": os.environ["TEST_ELASTICSEARCH_URL"],
        "SEARCH_PREFIX": f"journey-{secrets.token_hex(4)}",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "LOTSE_HOSTS": "127.0.0.1",
        "LOTSE_DATA": str(tmp_path / "data"),
        "LOTSE_MAILS": str(tmp_path / "mails"),
        "EMAIL_URL": "consolemail://console",
        "DEFAULT_FROM_EMAIL": "help@nordwind.example",
        "PYTHONPATH": str(ROOT),
    }
    for words in (["collectstatic", "--noinput", "-v0"], ["rebuild_search"]):
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    pages, worker = tmp_path / "pages.log", tmp_path / "worker.log"
    with ExitStack() as stack:
        serving = ["uvicorn", "kb_site.asgi:application", "--port", str(port), "--log-level", "warning"]
        process = stack.enter_context(running(serving, env, pages))
        beat = ["celery", "-A", "kb_site.celery", "worker", "-B", "-c", "1", "-s", str(tmp_path / "beat")]
        stack.enter_context(running([*beat, "--loglevel", "WARNING"], env, worker))
        assert answers(f"http://127.0.0.1:{port}/healthz/live", process, pages)
        yield f"http://127.0.0.1:{port}", tmp_path / "mails"
    forget_indexes(env["ELASTICSEARCH_URL"], env["SEARCH_PREFIX"])


def forget_indexes(server, prefix):
    """Nothing of a test stays on a server somebody else named."""
    with urllib.request.urlopen(f"{server}/_cat/indices/{prefix}*?h=index", timeout=30) as answer:
        names = answer.read().decode().split()
    for name in names:
        urllib.request.urlopen(urllib.request.Request(f"{server}/{name}", method="DELETE"), timeout=30).close()


@pytest.fixture
def cast(transactional_db):
    make_board()
    make_section("en")
    people = [UserFactory(name="Anna Asker"), UserFactory(name="Henri Helper"), AgentFactory(name="Ada Agent")]
    return Cast(*(person.email for person in people), password=PASSWORD)


def subjects(folder):
    texts = [path.read_text(errors="replace") for path in folder.glob("*")]
    return [line for text in texts for line in text.splitlines() if line.startswith(("To: ", "Subject: "))]


def test_three_people_go_the_whole_way(production, cast, chromium):
    base, mails = production
    whole_way(base, cast, chromium)
    read = "\n".join(subjects(mails))
    for person in (cast.asker, cast.helper, cast.agent):
        assert f"To: {person}" in read, read


def test_without_a_script_they_come_as_far_as_the_hand_over(production, cast, chromium):
    base, _mails = production
    whole_way(base, cast, chromium, script=False)
