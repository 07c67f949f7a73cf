"""Others act while the worker sorts: whoever has made a task still has it, and a second worker makes nothing twice."""

import threading
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from forum.rules import Missing
from insights.actions import make_task, sort_queries
from insights.models import Cluster, Task
from insights.rules.numbers import LOOKED_AT
from search.queries import alike
from tests.factories.accounts import EditorFactory
from tests.insights.conftest import people_search

pytestmark = pytest.mark.django_db(transaction=True)
A_MOMENT = 1.0
"""Seconds in which whoever need not wait for the sorting has long done what they do."""


@contextmanager
def in_the_middle(deed, monkeypatch):
    """``deed`` begins in a thread of its own when the sorting has read what there is and has written nothing yet."""
    threads = []

    def run():
        try:
            deed()
        finally:
            connection.close()

    def alike_meanwhile(*args, **more):
        if not threads:
            threads.append(threading.Thread(target=run))
            threads[0].start()
            threads[0].join(A_MOMENT)
        return alike(*args, **more)

    monkeypatch.setattr(import_module("insights.actions.sort_queries"), "alike", alike_meanwhile)
    yield
    threads[0].join(30)


def test_a_task_of_a_cluster_that_is_going_keeps_it_or_is_not_made(monkeypatch):
    editor, made = EditorFactory(), []
    people_search("moss", days_ago=LOOKED_AT - 1)
    now = timezone.now()
    assert sort_queries(now=now, at_once=True)
    cluster = Cluster.objects.get()

    def decide():
        try:
            made.append(make_task(by=editor, cluster_id=cluster.pk, kind="write").pk)
        except Missing:
            made.append(None)

    with in_the_middle(decide, monkeypatch):
        # Two days on nobody has typed it for 90 days.
        sort_queries(now=now + timedelta(days=2), at_once=True)
    assert len(made) == 1
    assert list(Task.objects.values_list("pk", flat=True)) == [pk for pk in made if pk]


def test_two_workers_that_sort_at_once_make_each_cluster_once(monkeypatch):
    for words in ("moss", "pollen", "hail"):
        people_search(words)
    now = timezone.now()
    with in_the_middle(lambda: sort_queries(now=now, at_once=True), monkeypatch):
        sort_queries(now=now, at_once=True)
    assert sorted(Cluster.objects.values_list("name", flat=True)) == ["hail", "moss", "pollen"]
