"""Nodes of Elasticsearch killed while people write and search: no page fails, nothing is lost, nothing hidden is shown."""

import threading
import uuid
from contextlib import suppress
from ipaddress import IPv4Address
from itertools import count

import pytest

from scripts.servers.process import wait_until
from search import engines, queries
from search.actions import drain as drain_module
from search.actions import rebuild as rebuild_module
from search.actions.drain import drain
from search.actions.rebuild import begin_rebuild, step_rebuild
from search.asking import reading
from search.engines import LIVE, NEXT
from tests.house.days_work import DaysWork
from tests.search.cluster import Cluster
from tests.search.page.conftest import Page
from tests.search.test_check import check
from tests.search.test_killed import everybody_at_once, killed_while_it_drains
from tests.search.worker import settle

pytestmark = [
    pytest.mark.servers,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]

AWAY = "The search engine is away for a moment"
WRITES = 1_000
KILLED = 20
READERS = count(1)


@pytest.fixture(scope="module")
def nodes():
    """One cluster for the module; each test leaves it as it was killed, with two nodes."""
    nodes = Cluster()
    try:
        nodes.start()
        yield nodes
    finally:
        nodes.end()


@pytest.fixture
def cluster(nodes, settings, monkeypatch):
    """At least two nodes of it run; it is what this installation searches with, and has no index yet."""
    # What others hear of a write waits for the worker: it takes as long as the write, and search does not depend on it.
    monkeypatch.setattr("news.handing_on.hand_on", lambda news: False)
    nodes.start(2)
    nodes.await_whole()
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", nodes.urls
    settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    mend()
    yield nodes
    mend()
    engines.engine().discard()


def mend():
    """Time passes: whoever was sent away asks again."""
    for breaker in (drain_module.writing, reading):
        breaker.mend()


def results(client, words):
    """The page of results for ``words``, whatever the engine does; each time somebody else's: nobody may ask so often."""
    response = client.get("/en/search/", {"q": words}, REMOTE_ADDR=str(IPv4Address("10.1.0.0") + next(READERS)))
    assert response.status_code == 200
    return Page(response)


def look(client, work, *, away):
    """Somebody searches for what is there, and for what may not be seen."""
    page = results(client, work.title_shown())
    assert (AWAY in page.html) is away
    assert page.titles
    for title in sorted(work.hidden)[:: max(1, len(work.hidden) // 3)]:
        assert title not in results(client, title).titles


def is_drained():
    """Whether the worker has written everything that waits."""
    mend()
    return not drain().away and not queries.outbox().waiting


def whole():
    """Database and index are compared, both ways."""
    said, code = check()
    assert (said[-1].partition(" looked at: ")[2], code) == ("0 missing, 0 orphans.", 0), said
    mend()


def rebuild(begun, ended):
    """Step as the worker does, whoever dies meanwhile."""
    try:
        while not ended.is_set():
            mend()
            with suppress(engines.EngineAway):
                progress = step_rebuild()
                if progress is None or progress.finished:
                    return
                begun.set()
    finally:
        begun.set()
        ended.set()


def test_a_node_killed_in_the_midst_of_a_rebuild_stops_neither_it_nor_writers_nor_readers(cluster, client, monkeypatch):
    monkeypatch.setattr(rebuild_module, "BATCH", 2)
    cluster.start()
    cluster.await_whole()
    work = DaysWork(1)
    settle()
    work.go_on(100)
    settle()
    before = engines.engine().index(LIVE)
    begin_rebuild()
    building = engines.engine().index(NEXT)
    begun, ended, asked = threading.Event(), threading.Event(), count()

    def kill():
        begun.wait()
        first, others = cluster.copies(building)
        assert (len(first), len(others)) == (1, 1)
        cluster.kill(*first)
        assert not ended.is_set()

    def write():
        while not ended.is_set():
            work.go_on(1)

    def read():
        while not ended.is_set():
            results(client, "rain gauge")
            next(asked)

    assert everybody_at_once(lambda: rebuild(begun, ended), kill, write, read) == []
    assert engines.engine().index(LIVE) == building != before
    assert next(asked) > 0
    assert wait_until(is_drained, 60)
    whole()
    look(client, work, away=False)


def test_1_000_writes_while_elasticsearch_is_stopped_and_a_worker_killed_at_its_return_lose_nothing(
    cluster, client, monkeypatch
):
    work = DaysWork(2)
    settle()
    work.go_on(100)
    settle()
    look(client, work, away=False)
    live = engines.engine().index(LIVE)
    cluster.kill()
    for _ in range(WRITES // 100):
        work.go_on(100)
        assert drain().away
        look(client, work, away=True)
    cluster.start(2)
    monkeypatch.setattr(drain_module, "BATCH", 5)
    waiting = queries.outbox().waiting
    assert wait_until(lambda: is_drained() or queries.outbox().waiting < waiting, 200)
    for _ in range(KILLED):
        work.go_on(3)
        killed_while_it_drains(engines.engine(), queries.outbox().waiting - 1)
    assert wait_until(is_drained, 60)
    whole()
    assert engines.engine().index(LIVE) == live, "that it was away is no reason to build it anew"
    look(client, work, away=False)
    assert min(work.done.values()) > 0
