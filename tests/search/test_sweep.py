"""By night the index is compared with the database, a batch at a time, and what differs is mended."""

from dataclasses import replace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from kb_site.celery import app
from kb_site.nightly.actions import do_chores
from search import checking, tasks
from search.actions.rebuild import begin_rebuild
from search.actions.sweep import KEPT, begin_sweep
from search.checking import Checked, differences
from search.entries import entry_of
from search.models import Sweep
from tests.factories.accounts import UserFactory
from tests.search import notes
from tests.search.entries import entry
from tests.search.notes import NoteSource
from tests.search.test_check import by_hand
from tests.search.worker import settle, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(checking, "BATCH", 3)


@pytest.fixture
def damaged(house, small_batches):
    """Ten notes in the index, one taken out, one invented and one put there under a key of its own."""
    settle()
    kept = [notes.write(f"Hub {number}") for number in range(10)]
    settle()
    odd = entry(900_002, "By hand")
    by_hand(
        house, put=[("note:900001", entry(900_001, "Invented")), ("note:900002", odd)], taken=[f"note:{kept[4].pk}"]
    )
    return house


def swept():
    """Goes on until the sweep is done; how many steps it took."""
    steps = 1
    while tasks.sweep_search():
        steps += 1
    return steps


def test_what_differs_is_mended_a_batch_at_a_time(damaged):
    assert titles("Hub 4") != ["Hub 4"]
    tasks.begin_sweep_of_search()
    assert swept() > 8
    settle()
    assert titles("Hub 4") == ["Hub 4"]
    assert list(differences(damaged, Checked())) == []
    row = Sweep.objects.get()
    assert (row.documents, row.mended) == (10, 3)
    assert row.finished_at


def test_where_nothing_differs_nothing_is_written(house, small_batches):
    settle()
    for number in range(4):
        notes.write(f"Hub {number}")
    settle()
    begin_sweep(now=timezone.now())
    with connection.execute_wrapper(only_reads):
        assert tasks.sweep_search() is True
    swept()
    assert Sweep.objects.get().mended == 0


def only_reads(execute, sql, *given):
    assert "search_pending" not in sql or sql.startswith("SELECT"), sql
    return execute(sql, *given)


def test_what_people_did_with_a_document_is_carried_along_once_it_counts_noticeably(house):
    settle()
    note = notes.write("Hub")
    settle()
    stored = entry_of(next(NoteSource().documents_for([note])))
    for views, weighed in ((150, 0), (250, 1)):
        by_hand(house, put=[(stored.key, replace(stored, views=views))])
        assert list(differences(house, Checked())) == [], "nothing is wrong"
        begin_sweep(now=timezone.now())
        swept()
        settle()
        row = Sweep.objects.latest("pk")
        assert (row.weighed, row.mended) == (weighed, 0)
        assert house.held([stored.key])[stored.key].views == (0 if weighed else views)


def test_what_a_deploy_broke_is_told_by_the_log_and_the_admin(house, client, caplog):
    settle()
    note = notes.write("Hub")
    whole = notes.write("Whole")
    settle()
    type(note).objects.filter(pk=note.pk).update(title="Break the source")
    begin_sweep(now=timezone.now())
    swept()
    row = Sweep.objects.get()
    assert (row.documents, row.broken, row.mended) == (2, 1, 0)
    assert row.error == f"note:{note.pk}: LookupError: the source stumbled"
    (told,) = [record.msg for record in caplog.records if record.levelname == "ERROR"]
    assert told["event"] == "documents_broken"
    assert (told["count"], told["first"]) == (1, f"note:{note.pk}")
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    assert "the source stumbled" in client.get(reverse("admin:search_sweep_changelist")).content.decode()
    assert titles("whole") == [whole.title]


def test_a_second_night_goes_on_with_what_the_first_did_not_finish(damaged):
    first = begin_sweep(now=timezone.now())
    tasks.sweep_search()
    assert begin_sweep(now=timezone.now()) == first
    swept()
    assert begin_sweep(now=timezone.now()) != first


def test_while_an_index_is_built_anew_the_sweep_waits(damaged):
    begin_sweep(now=timezone.now())
    begin_rebuild()
    assert tasks.sweep_search() is False
    settle()
    assert Sweep.objects.get().documents == 0
    swept()
    assert Sweep.objects.get().finished_at


def test_sweeps_of_a_month_stay_to_be_looked_at(house):
    for _ in range(KEPT + 5):
        Sweep.objects.create(finished_at=timezone.now())
    begin_sweep(now=timezone.now())
    assert Sweep.objects.count() == KEPT


def test_the_night_begins_it_and_the_clock_goes_on_with_it(house):
    settle()
    do_chores(now=timezone.now())
    assert Sweep.objects.filter(finished_at=None).count() == 1
    (entry,) = [one for one in app.conf.beat_schedule.values() if one["task"] == "search.tasks.sweep_search"]
    assert entry["schedule"] == 5.0
