"""The news in the admin: seen by operators, told again by those who may, changed by nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import News
from tests.factories.accounts import UserFactory
from tests.news.conftest import HAPPENED


@pytest.fixture
def operator(db):
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def stuck(db):
    return News.objects.create(
        name=HAPPENED.name, ids={"thing": 1}, attempts=3, error="flaky: ValueError: not today",
        retry_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip


def tell_again(client, *news):
    data = {"action": "tell_again", "_selected_action": [row.pk for row in news]}
    return client.post(reverse("admin:news_news_changelist"), data, follow=True)


def test_the_list_shows_what_is_stuck_and_why(operator, as_user, stuck):
    News.objects.create(name="news.heard", done_at=timezone.now())
    client, address = as_user(operator), reverse("admin:news_news_changelist")
    everything, failed = client.get(address), client.get(address, {"heard": "failed"})
    assert {row.name for row in everything.context["cl"].result_list} == {HAPPENED.name, "news.heard"}
    assert [row.name for row in failed.context["cl"].result_list] == [HAPPENED.name]
    assert "flaky: ValueError: not today" in failed.content.decode()


def test_telling_again_does_not_wait_for_its_time(operator, as_user, ears, stuck):
    told = []
    ears("listener", told.append)
    answer = tell_again(as_user(operator), stuck)
    assert [news.id for news in told] == [stuck.pk]
    stuck.refresh_from_db()
    assert stuck.done_at is not None
    assert "1 is heard by everybody now." in answer.content.decode()


@pytest.mark.errors_expected
def test_what_fails_again_is_said(operator, as_user, ears, stuck):
    def fails(news):
        raise ValueError("still not")

    ears("fails", fails)
    assert "1 failed again" in tell_again(as_user(operator), stuck).content.decode()
    stuck.refresh_from_db()
    assert "still not" in stuck.error


def test_nobody_changes_or_deletes_what_happened(operator, as_user, stuck):
    client = as_user(operator)
    assert client.get(reverse("admin:news_news_change", args=[stuck.pk])).status_code == 200
    assert client.post(reverse("admin:news_news_change", args=[stuck.pk]), {"name": "other"}).status_code == 403
    assert client.get(reverse("admin:news_news_delete", args=[stuck.pk])).status_code == 403
    assert client.get(reverse("admin:news_news_add")).status_code == 403


def test_a_member_does_not_see_the_news(asker, as_user, stuck):
    assert as_user(asker).get(reverse("admin:news_news_changelist")).status_code == 302
