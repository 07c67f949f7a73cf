"""Elasticsearch is gone for 200 writes, back, and the worker is killed: all is found, and what somebody spoils is named."""

import uuid
from dataclasses import replace

import pytest
from django.conf import settings as real
from django.contrib.auth.models import AnonymousUser

from forum.queries import Sift, questions_page
from search import engines
from search.actions import drain as drain_module
from search.actions.drain import drain
from search.asking import reading
from search.loading import load
from search.models import Pending
from search.query import find
from tests.factories.forum import make_answer, make_board, make_member, make_thread
from tests.search.entries import entry
from tests.search.proxy import Proxy
from tests.search.test_check import by_hand, check
from tests.search.test_killed import die, killed
from tests.search.worker import settle

pytestmark = [
    pytest.mark.servers,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]
THREADS, ANSWERS = 140, 60


@pytest.fixture
def door(settings):
    """A door before the real server: shut, connections are refused, as they are where no server runs."""
    door = Proxy(real.ELASTICSEARCH_URL)
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", door.url
    settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    for breaker in (drain_module.writing, reading):
        breaker.mend()
    yield door
    if door.listener.fileno() < 0:
        door.open()
    engines.engine().discard()
    door.shut()
    for breaker in (drain_module.writing, reading):
        breaker.mend()


def write_200():
    """Questions and answers of several people."""
    board, helper = make_board(), make_member("helper")
    askers = [make_member("asker") for _ in range(7)]
    threads = [
        make_thread(
            askers[n % 7], board=board, title=f"Rain gauge number {n} is silent", body=f"It says nothing, {n} days."
        )
        for n in range(THREADS)
    ]
    for n in range(ANSWERS):
        make_answer(threads[n], by=helper, body=f"Turn it {n} times to the left.")
    return threads


def test_200_writes_without_the_engine_and_a_worker_killed_at_its_return(door, client, monkeypatch):
    settle()
    door.shut()
    threads = write_200()
    assert drain().away
    page = client.get("/en/search/", {"q": "number 139"})
    assert page.status_code == 200
    assert "The search engine is away for a moment" in page.content.decode()
    assert threads[-1].title in page.content.decode()
    assert Pending.objects.count() == THREADS

    door.open()
    for breaker in (drain_module.writing, reading):
        breaker.mend()
    die_in_the_middle(monkeypatch)
    assert 0 < Pending.objects.count() < THREADS
    settle()
    assert check() == ([f"{THREADS} documents looked at: 0 missing, 0 orphans."], 0)
    assert find("rain gauge number 139", user=AnonymousUser(), language="en").hits[0].row.pk == threads[139].pk
    assert questions_page(user=AnonymousUser(), sift=Sift()).total == THREADS

    spoil(threads)
    said, code = check()
    assert sorted(said[:-1]) == sorted(
        [
            *(f"missing  thread:{threads[n].pk}" for n in (3, 50, 120)),
            "orphan   thread:900001",
            "orphan   ghost:1",
            f"altered  thread:{threads[7].pk}",
        ]
    )
    assert (said[-1], code) == (f"{THREADS} documents looked at: 3 missing, 2 orphans, 1 altered.", 1)


def die_in_the_middle(monkeypatch):
    """The worker writes the second of several batches to the index and is killed before it can note it."""
    engine, batches = engines.engine(), []
    write = engine.write

    def write_and_die(*args, **kwargs):
        written = write(*args, **kwargs)
        batches.append(written)
        if len(batches) == 2:
            die()
        return written

    def work():
        while True:
            drain()

    with monkeypatch.context() as patch:
        patch.setattr(drain_module, "BATCH", 40)
        patch.setattr(engine, "write", write_and_die)
        killed(engine, work)


def spoil(threads):
    """Three documents deleted, two invented, one altered, with the engine's own tools."""
    [altered] = load("thread", [threads[7].pk]).entries
    by_hand(
        engines.engine(),
        put=[
            ("thread:900001", entry(900_001, "Invented", kind="thread")),
            ("ghost:1", entry(1, "Invented too", kind="ghost")),
            (f"thread:{threads[7].pk}", replace(altered, body="Altered by hand")),
        ],
        taken=[f"thread:{threads[n].pk}" for n in (3, 50, 120)],
    )
