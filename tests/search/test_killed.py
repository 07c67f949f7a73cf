"""Workers killed at any point and everybody writing at once: nothing is lost, nothing doubled, nothing old stays."""

import itertools
import multiprocessing
import os
import random
import signal
import threading
import time

import pytest
from django.db import connection, connections

from search import queries, tasks
from search.actions import drain as drain_module
from search.actions.drain import drain
from search.actions.rebuild import begin_rebuild, step_rebuild
from search.checking import Checked, differences
from search.models import Pending
from tests.search import notes
from tests.search.worker import settle

# A worker in its own process and its own connections, as real as the one that is killed in production.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]


def let_go(engine):
    """A child must inherit neither our connection to the database nor our open index."""
    engine.close()
    connection.close()
    if getattr(connection, "pool", None):
        connection.close_pool()


def killed(engine, work, until=None):
    """Let ``work`` run in a worker's process until it kills itself, or until it is time to."""
    let_go(engine)
    worker = multiprocessing.get_context("fork").Process(target=work)
    worker.start()
    if until is not None:
        while worker.is_alive() and not until():
            pass
        os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    assert worker.exitcode == -signal.SIGKILL


def passed(seconds):
    """Whether so much time has passed since now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def killed_while_it_drains(engine, left):
    """A worker as it runs in production, killed as soon as no more than so many rows are ``left`` of what waits."""

    def work():
        while True:
            tasks.drain_search()

    killed(engine, work, until=lambda: queries.outbox().waiting <= left)


def die(*_, **__):
    """The end of a worker that could do nothing about it."""
    os.kill(os.getpid(), signal.SIGKILL)


def dying(action, *, when):
    """``action``, with the worker killed right before or right after it."""

    def run(*args, **kwargs):
        if when == "before":
            die()
        action(*args, **kwargs)
        die()

    return run


POINTS = list(itertools.product(["_load", "write", "_finish"], ["before", "after"]))


def test_a_worker_killed_at_any_point_of_a_drain_loses_nothing(house, monkeypatch):
    settle()
    mine = [notes.write(f"Hub {number}") for number in range(5)]
    drain()
    for point, when in POINTS:
        notes.retitle(mine[0], f"Renamed {point} {when}")
        notes.hide(mine.pop())
        mine.append(notes.write(f"New {point} {when}"))
        with monkeypatch.context() as patch:
            place = house if point == "write" else drain_module
            patch.setattr(place, point, dying(getattr(place, point), when=when))
            killed(house, drain)
        # Only a worker that had finished left nothing to do.
        assert queries.outbox().waiting == (0 if (point, when) == ("_finish", "after") else 3)
        settle()
        assert list(differences(house, Checked())) == []
        assert (house.count(), queries.outbox().waiting) == (5, 0)


def test_a_worker_killed_twenty_times_during_a_drain_loses_nothing(house, monkeypatch):
    monkeypatch.setattr(drain_module, "BATCH", 5)
    settle()
    dice = random.Random(1)
    mine, cut_off = [], 0
    for turn in range(20):
        mine += [notes.write(f"Hub {turn} {number}") for number in range(9)]
        notes.retitle(dice.choice(mine), f"Renamed {turn}")
        notes.hide(mine.pop(dice.randrange(len(mine))))
        killed_while_it_drains(house, dice.randrange(1, queries.outbox().waiting))
        cut_off += queries.outbox().waiting > 0
    assert cut_off
    settle()
    assert list(differences(house, Checked())) == []
    assert (house.count(), queries.outbox().waiting) == (len(mine), 0)


def test_a_worker_killed_while_it_rebuilds_goes_on_and_misses_nothing(house, monkeypatch):
    monkeypatch.setattr("search.actions.rebuild.BATCH", 10)
    settle()
    dice = random.Random(2)
    mine = [notes.write(f"Hub {number}", queue=False) for number in range(120)]
    begin_rebuild()

    def work():
        while True:
            step_rebuild()

    for turn in range(6):
        notes.retitle(dice.choice(mine), f"Renamed {turn}")
        notes.hide(mine.pop(dice.randrange(len(mine))))
        killed(house, work, until=passed(dice.uniform(0.01, 0.4)))
    settle()
    assert list(differences(house, Checked())) == []
    assert house.count() == len(mine)


def everybody_at_once(*actions):
    """Run each action in a thread of its own; what any of them broke on."""
    errors = []

    def run(action):
        try:
            action()
        except Exception as error:  # noqa: BLE001 — whatever it is, the test must fail with it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[action]) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_writers_drainers_and_a_rebuild_at_once_leave_an_index_that_is_whole(house, monkeypatch):
    monkeypatch.setattr("search.actions.rebuild.BATCH", 10)
    settle()
    mine = [notes.write(f"Hub {number}") for number in range(40)]
    written = threading.Semaphore(0)

    def write(seed):
        dice = random.Random(seed)
        for turn in range(15):
            notes.retitle(dice.choice(mine), f"Renamed {seed} {turn}")
            notes.hide(notes.write(f"Short-lived {seed} {turn}"))
            notes.write(f"New {seed} {turn}")
        written.release()

    def until_written(action):
        def work():
            while written._value < 4:
                action()

        return work

    begin_rebuild()
    writers = [lambda seed=seed: write(seed) for seed in range(4)]
    assert everybody_at_once(*writers, *map(until_written, (drain, drain, step_rebuild))) == []
    settle()
    assert list(differences(house, Checked())) == []
    assert house.count() == 100
    assert Pending.objects.count() == 0
