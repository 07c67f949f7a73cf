"""The worker's tasks, the nudge that wakes it, and what staff see of its work."""

import pytest
from celery import current_app
from django.db import transaction
from django.urls import reverse

from kb_site.celery import app
from search import tasks
from search.actions import queue, refresh
from search.models import Pending
from tests.factories.accounts import UserFactory
from tests.search import notes
from tests.search.worker import settle, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def nudges(monkeypatch):
    """Counts how often the worker was woken."""
    calls = []
    monkeypatch.setattr(tasks.drain_search, "apply_async", lambda **options: calls.append(options))
    return calls


def test_the_clock_asks_for_search_every_second():
    for name in ("search.tasks.drain_search", "search.tasks.rebuild_search"):
        entry = next(entry for entry in app.conf.beat_schedule.values() if entry["task"] == name)
        assert entry["schedule"] == 1.0
        assert name in current_app.tasks


def test_the_tasks_build_an_index_and_fill_it(house):
    notes.write("From before", queue=False)
    tasks.drain_search()
    assert tasks.rebuild_search() is False
    notes.write("From now")
    assert tasks.drain_search() == 1
    assert sorted(titles("from before") + titles("from now")) == ["From before", "From now"]


def test_a_transaction_nudges_the_worker_once_after_its_commit(nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            refresh("note", [1, 2])
            refresh("note", [3])
            refresh("paper", [4])
        assert nudges == []
    assert len(nudges) == 1


def test_nothing_to_queue_nudges_nobody(nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        refresh("note", [])
    assert nudges == []


def test_a_broker_that_is_away_costs_nobody_their_change(monkeypatch, django_capture_on_commit_callbacks):
    calls = []

    def away(**options):
        calls.append(options)
        raise ConnectionError

    monkeypatch.setattr(tasks.drain_search, "apply_async", away)
    for pk in (1, 2, 3):
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            refresh("note", [pk])
    assert Pending.objects.count() == 3
    assert len(calls) == 1
    assert queue.nudging.resting


def test_staff_see_what_was_given_up_and_try_it_again(house, client):
    settle()
    note = notes.write("Break the source")
    Pending.objects.update(dead_at="2026-01-01T00:00Z", error="LookupError: the source stumbled")
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    page = client.get(reverse("admin:search_pending_changelist"), {"given_up": "yes"})
    assert "the source stumbled" in page.content.decode()
    assert ">Break the source</a>" in page.content.decode()
    type(note).objects.filter(pk=note.pk).update(title="Mended")
    row = Pending.objects.get()
    answer = client.post(
        reverse("admin:search_pending_changelist"),
        {"action": "try_these_again", "_selected_action": [row.pk]},
        follow=True,
    )
    assert "1 document is tried again." in answer.content.decode()
    settle()
    assert titles("mended") == ["Mended"]


def test_a_long_error_can_be_broken_and_what_is_gone_has_no_link(house, client):
    settle()
    note = notes.write("Hub")
    Pending.objects.update(dead_at="2026-01-01T00:00Z", error="x" * 500)
    notes.hide(note, queue=False)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    html = client.get(reverse("admin:search_pending_changelist")).content.decode()
    assert f"note:{note.pk}" in html
    assert ">Hub</a>" not in html
    assert "x" * 24 + "\u200b" in html
    assert "x" * 25 not in html


def test_nobody_writes_the_outbox_by_hand(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    for name in ("admin:search_pending_add", "admin:search_rebuild_add"):
        assert client.get(reverse(name)).status_code == 403
    assert client.get(reverse("admin:search_rebuild_changelist")).status_code == 200
