"""What is done once a night is done, whatever was restarted or asleep."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from celery import current_app, shared_task
from django.db import connection

from kb_site.celery import app
from kb_site.models import Chore
from kb_site.nightly.actions import do_chores
from kb_site.nightly.rules import CHORES, next_night

HERE = ZoneInfo("Europe/Berlin")
done = []
broken = set()


@shared_task
def sweep():
    if "sweep" in broken:
        raise OSError("the disk is away")
    done.append("sweep")


@shared_task
def forget():
    done.append("forget")


NAMES = (sweep.name, forget.name)


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()
    broken.clear()


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=HERE)


def look(now):
    before = len(done)
    do_chores(now=now, names=NAMES)
    return done[before:]


@pytest.mark.django_db
def test_once_a_night_however_often_the_clock_rings():
    assert look(at(10, 12)) == ["sweep", "forget"]
    assert look(at(10, 12, 1)) == []
    assert look(at(11, 2, 59)) == []
    assert look(at(11, 3)) == ["sweep", "forget"]
    assert look(at(11, 3, 1)) == []


@pytest.mark.django_db
def test_a_machine_that_slept_at_night_does_it_in_the_morning():
    look(at(10, 12))
    assert look(at(14, 9)) == ["sweep", "forget"]
    assert look(at(14, 22)) == []
    assert look(at(15, 9)) == ["sweep", "forget"]


@pytest.mark.django_db
def test_one_that_fails_holds_up_no_other_and_is_tried_again_in_an_hour():
    broken.add("sweep")
    assert look(at(10, 3)) == ["forget"]
    assert look(at(10, 3, 59)) == []
    broken.clear()
    assert look(at(10, 4)) == ["sweep"]
    assert look(at(10, 12)) == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_it_once():
    begin = threading.Barrier(3)

    def work():
        begin.wait()
        try:
            do_chores(now=at(10, 3), names=NAMES)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["forget", "sweep"]
    assert Chore.objects.count() == 2


def test_the_night_begins_at_three_also_when_the_clocks_change():
    assert next_night(at(28, 12)) == datetime(2026, 3, 29, 3, tzinfo=HERE)
    assert next_night(at(29, 3)) == at(30, 3)
    assert next_night(at(30, 3) - timedelta(seconds=1)) == at(30, 3)


def test_every_chore_is_a_task_and_nothing_else_waits_longer_than_the_clock_lives():
    current_app.loader.import_default_modules()
    assert set(CHORES) <= set(app.tasks)
    assert "kb_site.tasks.do_the_chores" in app.tasks
    assert all(entry["schedule"] <= 3600 for entry in app.conf.beat_schedule.values())
    assert not set(CHORES) & {entry["task"] for entry in app.conf.beat_schedule.values()}
