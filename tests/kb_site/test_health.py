"""/healthz: what a proxy and a person on call ask."""

import time
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from kb_site.views import health
from news.models import News
from search import engines
from search.models import Rebuild


def test_alive_needs_no_database(client):
    assert client.get("/healthz/live").json() == {"status": "live"}


@pytest.mark.django_db
def test_ready_tells_how_long_each_outbox_waits(client):
    News.objects.create(name="forum.something", at=timezone.now() - timedelta(seconds=90))
    report = client.get("/healthz").json()
    assert report["status"] == "ready"
    assert 90 <= report["lag"]["news"] < 120
    assert report["lag"]["search"] == 0


def test_every_app_with_an_outbox_is_asked():
    assert {"news", "search"} <= set(health.outboxes())


@pytest.fixture(autouse=True)
def long_up(monkeypatch):
    """The process has run for a while."""
    monkeypatch.setattr(health, "_began", -health.FIRST_STEPS)


@pytest.mark.django_db
def test_a_new_installation_is_ready_when_its_first_index_is_made(client, monkeypatch):
    monkeypatch.setattr(type(engines.engine()), "ping", lambda self: False)
    monkeypatch.setattr(health, "_began", time.monotonic())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "starting")

    # Begun late is begun, too; once there was an index, an engine that is away is only that.
    monkeypatch.setattr(health, "_began", -health.FIRST_STEPS)
    first = Rebuild.objects.create(index="first")
    assert client.get("/healthz").status_code == 503
    Rebuild.objects.filter(pk=first.pk).update(finished_at=timezone.now())
    monkeypatch.setattr(health, "_began", time.monotonic())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["search"]) == (200, "down")


@pytest.mark.django_db
def test_an_engine_that_is_away_is_told_and_makes_nobody_unready(client, monkeypatch):
    monkeypatch.setattr(type(engines.engine()), "ping", lambda self: False)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["search"]) == (200, "down")
    monkeypatch.setattr(type(engines.engine()), "ping", lambda self: True)
    assert client.get("/healthz").json()["search"] == "up"


@pytest.mark.django_db
def test_without_a_database_it_is_not_ready(client):
    def away(*_):
        raise DatabaseError("away")

    with connection.execute_wrapper(away):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "database unreachable"})


@pytest.mark.django_db
def test_nobody_keeps_the_answer(client):
    assert "no-store" in client.get("/healthz")["Cache-Control"]
