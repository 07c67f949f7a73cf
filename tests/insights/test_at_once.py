"""Others act while the worker sorts: whoever has made a task still has it, and a second worker makes nothing twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connections
from django.utils import timezone

from forum.rules import Missing
from insights.actions import make_task, sort_queries
from insights.models import Cluster, Task
from insights.rules.numbers import LOOKED_AT
from search.queries import alike
from tests.factories.accounts import EditorFactory
from tests.insights.conftest import people_search
from tests.news.test_at_once import await_somebody_at_a_lock, on_postgresql

pytestmark = [on_postgresql, pytest.mark.django_db(transaction=True)]


def alone(deed):
    """``deed``, for a thread of its own."""

    def done():
        try:
            return deed()
        finally:
            connections.close_all()

    return done


def while_it_sorts(deed, monkeypatch, **sorted_as):
    """A sorting has read what there is and has written nothing yet when ``deed`` comes, which has to wait for it."""
    inside, go_on = threading.Event(), threading.Event()

    def alike_once_told(*args, **more):
        if not inside.is_set():
            inside.set()
            assert go_on.wait(30)
        return alike(*args, **more)

    monkeypatch.setattr(import_module("insights.actions.sort_queries"), "alike", alike_once_told)
    with ThreadPoolExecutor(2) as together:
        first = together.submit(alone(lambda: sort_queries(at_once=True, **sorted_as)))
        try:
            assert inside.wait(30)
            second = together.submit(alone(deed))
            await_somebody_at_a_lock()
        finally:
            go_on.set()
        assert first.result(30)
        return second.result(30)


def test_a_task_of_a_cluster_that_is_going_is_not_made(monkeypatch):
    editor = EditorFactory()
    people_search("moss", days_ago=LOOKED_AT - 1)
    now = timezone.now()
    assert sort_queries(now=now, at_once=True)
    cluster = Cluster.objects.get()

    def decide():
        with pytest.raises(Missing):
            make_task(by=editor, cluster_id=cluster.pk, kind="write")

    # Two days on nobody has typed it for 90 days.
    while_it_sorts(decide, monkeypatch, now=now + timedelta(days=2))
    assert not Cluster.objects.exists()
    assert not Task.objects.exists()


def test_two_workers_that_sort_at_once_make_each_cluster_once(monkeypatch):
    for words in ("moss", "pollen", "hail"):
        people_search(words)
    now = timezone.now()
    assert while_it_sorts(lambda: sort_queries(now=now, at_once=True), monkeypatch, now=now)
    assert sorted(Cluster.objects.values_list("name", flat=True)) == ["hail", "moss", "pollen"]
