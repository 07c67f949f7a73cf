"""The postman: everybody hears a piece of news once, however often it takes and whoever dies on the way."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from news.announce import announce
from news.handing_on import GRACE, KEPT, forget_old_news, hand_on, hand_on_what_waits
from news.models import News
from news.queries import lag
from tests.news.conftest import HAPPENED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def flaky(ears):
    """A receiver that writes and then breaks until it is mended, beside one that always hears."""

    class Flaky:
        broken = True
        heard = 0
        other = 0

        def __call__(self, news):
            Group.objects.create(name=f"effect of {news['thing']}")
            if self.broken:
                raise ValueError("not today")
            self.heard += 1

        def steady(self, news):
            self.other += 1

    receiver = Flaky()
    ears("flaky", receiver)
    ears("steady", receiver.steady)
    return receiver


def tell(thing=1):
    with transaction.atomic():
        announce(HAPPENED, thing=thing)
    return News.objects.latest("pk")


def make_due(news, **fields):
    """As if the news had been told an hour ago."""
    past = timezone.now() - timedelta(hours=1)
    News.objects.filter(pk=news.pk).update(**{"at": past, "retry_at": past, **fields})


@pytest.mark.errors_expected
def test_one_that_fails_leaves_nothing_behind_and_stands_in_nobodys_way(flaky):
    news = tell()
    assert flaky.other == 1
    assert not Group.objects.filter(name="effect of 1").exists(), "effect and tick are one transaction"
    assert (news.done_at, news.attempts) == (None, 1)
    assert "flaky: ValueError: not today" in news.error


@pytest.mark.errors_expected
def test_one_that_failed_is_asked_again_and_the_others_are_not(flaky):
    news = tell()
    make_due(news)
    flaky.broken = False
    assert hand_on_what_waits() == 1
    assert (flaky.heard, flaky.other) == (1, 1)
    assert Group.objects.filter(name="effect of 1").count() == 1
    news.refresh_from_db()
    assert news.done_at is not None
    assert news.error == ""
    assert hand_on(news.pk) is True
    assert (flaky.heard, flaky.other) == (1, 1), "what everybody has heard is told to nobody again"


@pytest.mark.errors_expected
def test_the_wait_doubles_up_to_an_hour_and_the_news_is_never_given_up(flaky):
    news = tell()
    waits = []
    for attempts in (1, 2, 3, 20, 30_000):
        make_due(news, attempts=attempts)
        assert hand_on_what_waits() == 0
        news.refresh_from_db()
        waits.append(round((news.retry_at - timezone.now()).total_seconds() / 10) * 10)
    assert waits == [20, 40, 80, 3600, 3600]


def test_the_worker_leaves_fresh_news_to_the_request_that_made_it(ears):
    told = []
    ears("listener", told.append)
    now = timezone.now()
    fresh = News.objects.create(name=HAPPENED.name, ids={"thing": 1}, at=now)
    assert hand_on_what_waits() == 0
    News.objects.filter(pk=fresh.pk).update(at=now - GRACE)
    assert hand_on_what_waits() == 1
    assert len(told) == 1


def test_the_worker_takes_no_more_than_it_is_asked_to_and_the_oldest_first(ears):
    told = []
    ears("listener", lambda news: told.append(news["thing"]))
    for thing in (1, 2, 3):
        make_due(News.objects.create(name=HAPPENED.name, ids={"thing": thing}))
    assert hand_on_what_waits(limit=2) == 2
    assert told == [1, 2]


def test_the_lag_is_the_age_of_the_oldest_that_waits():
    assert lag() == 0
    now = timezone.now()
    News.objects.create(name="a", at=now - timedelta(seconds=90))
    News.objects.create(name="b", at=now - timedelta(seconds=30))
    News.objects.create(name="c", at=now - timedelta(days=1), done_at=now)
    assert 90 <= lag() < 120


def test_only_what_everybody_heard_long_ago_is_forgotten():
    long_ago = timezone.now() - KEPT - timedelta(minutes=1)
    News.objects.create(name="waits", at=long_ago)
    News.objects.create(name="heard", at=long_ago, done_at=long_ago)
    News.objects.create(name="heard lately", at=long_ago, done_at=timezone.now())
    assert forget_old_news() == 1
    assert set(News.objects.values_list("name", flat=True)) == {"waits", "heard lately"}
