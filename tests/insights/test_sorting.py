"""What people typed is sorted by what it means, and a cluster stays itself from one hour to the next."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.utils import timezone

from insights.actions import make_task, sort_queries
from insights.models import Cluster, ClusterQuery
from insights.rules.numbers import LOOKED_AT
from insights.tasks import sort_into_clusters
from search import meaning
from search.models import StoredVector
from tests.insights.conftest import cluster_with, people_search, sort_now, together
from tests.search.log.searches import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def understood(settings):
    """With the model."""
    settings.SEARCH_MEANING = True
    meaning.forget()
    yield
    meaning.forget()


def test_what_means_the_same_stands_together_whatever_its_words(understood):
    for words in ("hub offline", "hub has no connection", "algae in the rain gauge", "moss in rain gauge", "pollen"):
        people_search(words)
    people_search("Moos im Regenmesser", language="de")
    sort_now()
    assert together() == {
        frozenset({"hub offline", "hub has no connection"}),
        frozenset({"algae in the rain gauge", "moss in rain gauge"}),
        frozenset({"pollen"}),
        frozenset({"moos im regenmesser"}),
    }
    assert set(Cluster.objects.filter(language="de").values_list("name", flat=True)) == {"Moos im Regenmesser"}


def test_without_the_model_words_decide():
    for words in ("moss in rain gauge", "rain gauge moss", "rain gauges, moss", "hub offline", "offline"):
        people_search(words)
    sort_now()
    assert frozenset({"moss in rain gauge", "rain gauge moss", "rain gauges, moss"}) in together()
    assert frozenset({"hub offline", "offline"}) in together()


def test_codes_are_never_mixed(understood):
    for words in ("e-1042", "error e-1042", "e-1007", "firmware 2.4", "firmware 2.5"):
        people_search(words)
    sort_now()
    assert together() == {
        frozenset({"e-1042", "error e-1042"}),
        frozenset({"e-1007"}),
        frozenset({"firmware 2.4"}),
        frozenset({"firmware 2.5"}),
    }


def test_words_of_one_person_and_those_of_long_ago_are_in_no_cluster():
    search("my neighbour's name", "anna", days_ago=1)
    search("my neighbour's name", "anna", days_ago=2)
    people_search("snow depth", days_ago=LOOKED_AT)
    people_search("hail")
    sort_now()
    assert together() == {frozenset({"hail"})}


def test_a_cluster_is_called_by_what_is_asked_most_and_stays_itself_when_that_changes():
    people_search("rain gauge moss", people=4)
    people_search("moss in the rain gauge", people=3)
    sort_now()
    before = cluster_with("rain gauge moss")
    assert before.name == "rain gauge moss"
    people_search("moss in the rain gauge", people=5, days_ago=0)
    sort_now()
    after = cluster_with("rain gauge moss")
    assert (after.pk, after.name) == (before.pk, "moss in the rain gauge")


def test_of_two_that_come_apart_the_one_with_more_searches_goes_on(understood):
    people_search("hub offline", people=6)
    people_search("hub has no connection")
    sort_now()
    before = cluster_with("hub offline")
    ClusterQuery.objects.bulk_create(
        [ClusterQuery(cluster=before, language="en", folded="pollen", words="pollen", search_count=3)]
    )
    people_search("pollen")
    sort_now()
    assert cluster_with("hub offline").pk == cluster_with("hub has no connection").pk == before.pk
    assert cluster_with("pollen").pk != before.pk


def test_what_has_a_task_keeps_its_queries_and_what_nobody_types_any_more_goes(editor):
    people_search("moss in rain gauge", days_ago=LOOKED_AT - 1)
    people_search("hail", days_ago=LOOKED_AT - 1)
    sort_now()
    moss = cluster_with("moss in rain gauge")
    make_task(by=editor, cluster_id=moss.pk, kind="write")
    sort_now(days=3)
    assert together() == {frozenset({"moss in rain gauge"})}
    assert cluster_with("moss in rain gauge") == moss


def test_the_worker_sorts_once_an_hour():
    people_search("hail")
    now = timezone.now()
    assert sort_into_clusters()
    people_search("pollen")
    assert not sort_into_clusters()
    assert together() == {frozenset({"hail"})}
    assert sort_queries(now=now + timedelta(hours=1, minutes=1))
    assert together() == {frozenset({"hail"}), frozenset({"pollen"})}


def test_what_cannot_be_embedded_in_one_go_is_sorted_when_all_is_known(understood, monkeypatch):
    monkeypatch.setattr(import_module("insights.actions.sort_queries"), "EMBED_SECONDS", -1.0)
    people_search("hail")
    assert not sort_into_clusters()
    assert not Cluster.objects.exists()
    monkeypatch.undo()
    assert sort_into_clusters()
    assert together() == {frozenset({"hail"})}
    assert StoredVector.objects.count() == 1


def test_sorting_again_embeds_nothing_twice_and_changes_nothing(understood):
    for words in ("hub offline", "hub has no connection", "pollen"):
        people_search(words)
    sort_now()
    before = sorted(ClusterQuery.objects.values_list("folded", "cluster"))
    vectors = set(StoredVector.objects.values_list("digest", flat=True))
    sort_now(hours=1)
    assert sorted(ClusterQuery.objects.values_list("folded", "cluster")) == before
    assert set(StoredVector.objects.values_list("digest", flat=True)) == vectors
