"""News is written with the change it tells of: never without it, never about what did not happen."""

import pytest
from django.db import transaction
from django.utils import timezone

from news.announce import announce
from news.models import News, Tick
from tests.news.conftest import HAPPENED


@pytest.mark.django_db(transaction=True)
def test_news_outside_a_transaction_is_refused_and_inside_it_is_told(ears):
    told = []
    ears("listener", told.append)
    with pytest.raises(RuntimeError, match="outside a transaction"):
        announce(HAPPENED, thing=7)
    assert told == []
    before = timezone.now()
    with transaction.atomic():
        announce(HAPPENED, thing=7)
        assert told == [], "nobody hears of it before the commit"
    [news] = told
    assert news["thing"] == 7
    assert news.name == HAPPENED.name
    assert before <= news.at <= timezone.now()
    assert News.objects.get().done_at is not None


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_told_to_nobody(ears):
    told = []
    ears("listener", told.append)

    @transaction.atomic
    def change_and_break():
        announce(HAPPENED, thing=7)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_break()
    assert told == []
    assert not News.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("ids", [{}, {"other": 1}, {"thing": 1, "other": 1}])
def test_ids_the_headline_does_not_declare_are_refused(ids):
    with pytest.raises(TypeError, match="thing"):
        announce(HAPPENED, **ids)


@pytest.mark.django_db
def test_news_nobody_hears_leaves_no_row():
    announce(HAPPENED, thing=7)
    assert not News.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_absent_id_is_told_as_none(ears):
    told = []
    ears("listener", told.append)
    with transaction.atomic():
        announce(HAPPENED, thing=None)
    assert told[0].get("thing") is None


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_announces_is_heard_in_turn(ears):
    told = []

    def passes_on(news):
        told.append(news["thing"])
        if news["thing"] < 3:
            announce(HAPPENED, thing=news["thing"] + 1)

    ears("chain", passes_on)
    with transaction.atomic():
        announce(HAPPENED, thing=1)
    assert told == [1, 2, 3]
    assert Tick.objects.count() == 3
