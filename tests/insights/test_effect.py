"""What came of a task: shares of searches before it was done and since, in plain words, and silence where nobody can tell."""

from datetime import timedelta

import pytest
from django.utils import timezone

from insights import actions
from insights.models import Task
from insights.queries import task_view
from tests.factories.insights import make_task
from tests.insights.conftest import cluster_with, people_search, sort_now

pytestmark = pytest.mark.django_db
HIT = ("article", 1, 1)


@pytest.fixture
def done(editor):
    """A task that was done ten days ago: before, twelve searches found nothing."""
    people_search("moss", total=0, people=7, days_ago=20)
    people_search("mosses", total=0, people=5, days_ago=12)
    sort_now()
    task = make_task(editor, "synonym", cluster=cluster_with("moss"))
    actions.finish_task(by=editor, task_id=task.pk)
    Task.objects.filter(pk=task.pk).update(done_at=timezone.now() - timedelta(days=10))
    return task


def effect(task, editor):
    return task_view(task.pk, user=editor, now=timezone.now() + timedelta(days=1)).effect


def shares(change):
    return [(share.part, share.whole) for share in (change.before, change.since)]


def test_the_searches_before_and_since_are_told_with_their_numbers(done, editor, as_user):
    people_search("moss", total=3, people=6, days_ago=5, opened=HIT)
    people_search("mosses", total=0, people=2, days_ago=4)
    people_search("mosses", total=3, people=1, days_ago=3)
    found = effect(done, editor)
    assert shares(found.found_nothing) == [(12, 12), (2, 9)]
    assert shares(found.opened) == [(0, 12), (6, 9)]
    assert (found.found_nothing.direction, found.opened.direction) == (-1, 1)
    html = " ".join(as_user(editor).get(f"/en/insights/tasks/{done.pk}/").content.decode().split())
    assert "Found nothing: 12 of 12 before, 2 of 9 since" in html
    assert "Opened something: 0 of 12 before, 6 of 9 since" in html
    assert "work__good" in html


def test_too_few_searches_say_nothing(done, editor, as_user):
    people_search("moss", total=3, people=4, days_ago=5)
    assert not effect(done, editor).is_enough
    assert effect(done, editor).found_nothing.direction == 0
    html = as_user(editor).get(f"/en/insights/tasks/{done.pk}/").content.decode()
    assert "Too few searches to tell" in html
    assert "12 before, 4 since" in " ".join(html.split())


def test_what_says_nothing_about_the_content_does_not_count(done, editor):
    people_search("moss", total=0, people=3, days_ago=5, away=True)
    people_search("mosses", total=0, people=3, days_ago=5, filters={"kind": ["article"]})
    people_search("moss", total=0, people=3, days_ago=45)
    assert shares(effect(done, editor).found_nothing) == [(12, 12), (0, 0)]


def test_it_may_have_made_things_worse(done, editor, as_user):
    Task.objects.filter(pk=done.pk).update(done_at=timezone.now() - timedelta(days=16))
    people_search("moss", total=3, people=8, days_ago=18)
    found = effect(done, editor)
    assert shares(found.found_nothing) == [(7, 15), (5, 5)]
    assert found.found_nothing.direction == 1
    assert "work__late" in as_user(editor).get("/en/insights/").content.decode()


def test_an_open_task_and_what_is_not_ours_have_none(editor, moss):
    assert effect(make_task(editor, cluster=moss), editor) is None
    assert effect(make_task(editor, "not_ours"), editor) is None
