"""Changes reach the index in order, once, whatever breaks on the way."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from search import queries, rules
from search.actions import drain as drain_module
from search.actions import refresh
from search.actions.drain import drain
from search.actions.queue import try_again
from search.engines import EngineAway
from search.models import Pending
from search.query import find
from tests.search import notes
from tests.search.worker import all_due, settle, titles


@pytest.mark.django_db
def test_a_change_is_findable_after_the_next_drain(house):
    settle()
    notes.write("Clean the rain gauge")
    assert queries.outbox().waiting == 1
    assert drain().written == 1
    assert titles("rain gauge") == ["Clean the rain gauge"]
    assert queries.outbox() == queries.Outbox(lag=0.0, waiting=0, given_up=0)


@pytest.mark.django_db
def test_an_index_is_made_by_itself_and_holds_what_was_there_before(house):
    notes.write("Written long ago", queue=False)
    drain()
    assert find("written", user=AnonymousUser(), language="en").away
    settle()
    assert titles("written") == ["Written long ago"]


@pytest.mark.django_db
def test_what_is_no_longer_findable_leaves_the_index(house):
    settle()
    note = notes.write("Secret of the hub")
    drain()
    notes.hide(note)
    assert titles("secret hub") == []
    assert house.count() == 1
    assert drain().gone == 1
    assert house.count() == 0


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_is_never_queued(house):
    with transaction.atomic():
        notes.write("Never happened")
        transaction.set_rollback(True)
    assert Pending.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_queueing_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        refresh("note", [1])


@pytest.mark.django_db
def test_an_object_that_changes_while_it_is_indexed_is_written_once_more(house, monkeypatch):
    settle()
    note = notes.write("First words")
    write = house.write

    def write_slowly(*args, **kwargs):
        written = write(*args, **kwargs)
        notes.retitle(note, "Second words")
        return written

    monkeypatch.setattr(house, "write", write_slowly)
    drain()
    monkeypatch.undo()
    assert queries.outbox().waiting == 1


@pytest.mark.django_db
def test_while_the_engine_is_away_rows_wait_and_no_try_is_counted(house, monkeypatch):
    settle()
    notes.write("Patience")

    def away(*args, **kwargs):
        raise EngineAway("gone fishing")

    monkeypatch.setattr(house, "write", away)
    assert drain().away
    assert drain().away
    row = Pending.objects.get()
    assert (row.attempts, row.dead_at) == (0, None)
    monkeypatch.setattr(house, "write", type(house).write.__get__(house))
    drain_module.writing.mend()
    assert drain().written == 1


@pytest.mark.django_db
def test_a_document_that_cannot_be_made_stands_in_nobodys_way_and_is_given_up_in_the_end(house, caplog):
    settle()
    broken, fine = notes.write("Break the source"), notes.write("Fine")
    for _ in range(rules.TRIES):
        all_due()
        drain()
    assert titles("fine") == [fine.title]
    row = Pending.objects.get()
    assert row.object_id == broken.pk
    assert row.error == "LookupError: the source stumbled"
    assert row.dead_at is not None
    assert queries.outbox().given_up == 1
    assert queries.lag() == 0
    notes.retitle(broken, "Mended")
    drain()
    assert titles("mended") == ["Mended"]


@pytest.mark.django_db
def test_what_was_given_up_can_be_tried_again(house):
    settle()
    note = notes.write("Break the source")
    for _ in range(rules.TRIES):
        all_due()
        drain()
    type(note).objects.filter(pk=note.pk).update(title="Whole again")
    assert try_again(Pending.objects.all()) == 1
    assert drain().written == 1
    assert titles("whole again") == ["Whole again"]


@pytest.mark.django_db
def test_a_document_of_a_kind_nobody_knows_says_so(house):
    settle()
    with transaction.atomic():
        refresh("ghost", [1])
    drain()
    assert "ghost" in Pending.objects.get().error


@pytest.mark.django_db
def test_lag_is_the_age_of_the_oldest_waiting_change(house):
    note = notes.write("Old")
    Pending.objects.update(queued_at=timezone.now() - timedelta(seconds=90))
    notes.retitle(note, "Changed again")
    assert 90 <= queries.lag() < 100


@pytest.mark.django_db
def test_one_batch_costs_the_same_queries_however_much_is_in_it(house, django_assert_num_queries):
    settle()
    for number in range(3):
        notes.write(f"Note {number}")
    # The last one of them wants what is related to what was written.
    with django_assert_num_queries(11) as few:
        drain()
    for number in range(60):
        notes.write(f"Note {number}")
    with django_assert_num_queries(len(few)):
        drain()
