"""The demo's searches: enough of every kind to see, in both languages, and tasks in every state."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from insights.models import Cluster, Task
from insights.queries import Sift, cluster_list, task_view
from insights.queries.clusters import LISTS
from kb_site.demo.help_files import addresses
from kb_site.demo.searches import WEEKS, read
from search.models import Searched

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
PIECES = {"people", "articles", "synonyms", "searches"}


def hanna():
    return get_user_model().objects.get(handle="hanna")


@pytest.mark.parametrize("wanted", list(read()), ids=lambda wanted: f"{wanted.language} {wanted.words}")
def test_every_line_says_what_there_is(wanted):
    assert len(wanted.weeks) == WEEKS
    assert 1 not in wanted.weeks, "words of one person are shown to nobody"
    assert not wanted.article or wanted.article in addresses(wanted.language)


@pytest.mark.parametrize("which", LISTS)
def test_each_list_has_something_in_it(demo, which):
    found = cluster_list(Sift(which=which), user=hanna(), page=1, now=timezone.now())
    assert {row.cluster.language for row in found.rows} == {"en", "de"}


def test_every_line_is_seen_and_nothing_was_searched_in_times_to_come(demo):
    assert Cluster.objects.exists()
    listed = {words for cluster in Cluster.objects.all() for words in cluster.queries.values_list("words", flat=True)}
    assert listed == {wanted.words for wanted in read()}
    assert not Searched.objects.filter(at__gt=timezone.now()).exists()


def test_there_are_tasks_that_wait_one_overdue_one_with_an_effect_and_one_that_is_not_ours(demo):
    now = timezone.now()
    views = {
        view.task.cluster.name: view
        for pk in Task.objects.values_list("pk", flat=True)
        if (view := task_view(pk, user=hanna(), now=now))
    }
    assert views["moss in rain gauge"].task.is_open
    assert not views["moss in rain gauge"].is_overdue
    assert views["Schneehöhe messen"].is_overdue
    assert views["weather tomorrow"].is_not_ours
    changed = views["push message"].effect.found_nothing
    assert changed.is_enough
    assert changed.direction == -1


def test_the_room_opens(demo):
    client = Client()
    client.force_login(hanna(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "moss in rain gauge" in client.get("/en/insights/").content.decode()
