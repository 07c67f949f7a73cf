"""What waits for the worker that finds out what texts mean: told apart are a long queue, a dead worker and what was given up."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from search import queries, rules
from search.actions.embed import embed_next
from search.actions.relate import relate_next
from search.models import LastDone, Related, StoredVector, Unembedded
from search.tasks import embed_search
from tests.factories.accounts import UserFactory
from tests.search import notes
from tests.search.worker import relate, settle, think

pytestmark = pytest.mark.django_db


def lags(client):
    return client.get("/healthz").json()["lag"]


def waiting_since(**before):
    """What waits was queued so long ago, and nothing was done since."""
    then = timezone.now() - timedelta(**before)
    Unembedded.objects.update(queued_at=then, retry_at=then)
    Related.objects.filter(wanted_at__isnull=False).update(wanted_at=then)
    LastDone.objects.update(at=then)


def break_source(note):
    """Nobody can make a document of it any more, nor was that queued."""
    type(note).objects.filter(pk=note.pk).update(title="Break the source")


def give_up():
    """The worker tries until it no longer does."""
    for _ in range(rules.TRIES):
        Unembedded.objects.filter(dead_at=None).update(retry_at=timezone.now())
        embed_search()


def test_a_dead_worker_is_told_by_the_time_nothing_was_done(understood, client):
    assert (lags(client)["meaning"], lags(client)["related"]) == (0, 0)
    notes.write("Clean the rain gauge")
    settle()
    think()
    relate()
    notes.write("Mount the station")
    settle()
    waiting_since(minutes=10)
    assert 600 <= lags(client)["meaning"] < 660
    assert lags(client)["related"] == 0
    think()
    waiting_since(minutes=10)
    assert 600 <= lags(client)["related"] < 660
    assert lags(client)["meaning"] == 0


def test_a_queue_that_moves_is_no_fault_however_long_it_is(understood, client):
    for number in range(3):
        notes.write(f"Brought from elsewhere {number}")
    settle()
    waiting_since(hours=5)
    assert lags(client)["meaning"] >= 5 * 3_600
    assert embed_next()
    assert Unembedded.objects.exists()
    assert lags(client)["meaning"] < 60
    think()
    waiting_since(hours=5)
    assert relate_next()
    assert Related.objects.filter(wanted_at__isnull=False).exists()
    assert lags(client)["related"] < 60


def test_where_the_model_is_turned_off_nothing_waits_for_it(understood, client, settings):
    notes.write("Clean the rain gauge")
    settle()
    waiting_since(minutes=10)
    settings.SEARCH_MEANING = False
    assert lags(client)["meaning"] == 0


@pytest.mark.errors_expected
def test_staff_see_whose_meaning_was_given_up_and_have_it_tried_again(understood, client):
    note = notes.write("Clean the rain gauge")
    settle()
    break_source(note)
    give_up()
    assert queries.meaning_outbox() == queries.Outbox(lag=0.0, waiting=0, given_up=1)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    listed = reverse("admin:search_unembedded_changelist")
    page = client.get(listed, {"given_up": "yes"}).content.decode()
    assert f"note:{note.pk}" in page
    assert "the source stumbled" in page
    type(note).objects.filter(pk=note.pk).update(title="Mended")
    row = Unembedded.objects.get()
    answer = client.post(listed, {"action": "try_these_again", "_selected_action": [row.pk]}, follow=True)
    assert "1 document is tried again." in answer.content.decode()
    think()
    assert not Unembedded.objects.exists()
    assert StoredVector.objects.exists()
    assert client.get(reverse("admin:search_unembedded_add")).status_code == 403


@pytest.mark.errors_expected
def test_the_check_says_how_many_are_without_meaning_for_good(understood):
    note = notes.write("Clean the rain gauge")
    settle()
    break_source(note)
    give_up()
    type(note).objects.filter(pk=note.pk).update(title="Clean the rain gauge")
    out = StringIO()
    call_command("check_search", stdout=out)
    assert out.getvalue().strip().endswith("; 1 given up without their meaning (see the admin).")
