"""Two who change one group of synonyms at once read each other before either text is replaced."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.utils.html import escape

from kb_site.foundations.lay import PUBLISHERS
from search.actions import add_synonym
from search.models import SynonymGroup
from tests.factories.accounts import UserFactory
from tests.news.test_at_once import await_somebody_at_a_lock
from tests.search.groups import address, form, kept, seen


def test_of_two_who_change_a_group_at_once_the_second_reads_both_and_decides(cms, as_user, publisher, known):
    group, other = known("rain gauge", "pluviometer"), as_user(publisher)
    ours, theirs = seen(cms, group), seen(other, group)
    other.post(address("edit", group), form("rain gauge", "rain meter") | theirs)
    sent = form("rain gauge", "drizzle gauge", leads_to=["station"]) | ours
    response = cms.post(address("edit", group), sent)
    (sentence,) = response.context["form"].errors["phrases"]
    assert "changed while you were writing. It says now (English): rain gauge, rain meter. Save again" in sentence
    assert escape(sentence) in response.content.decode()
    again = {name: response.context["form"][name].value() for name in sent}
    assert again | ours == sent
    assert kept() == ["rain gauge, rain meter"]
    assert cms.post(address("edit", group), again).status_code == 302
    assert kept() == ["rain gauge, drizzle gauge → station"]


def test_what_another_app_added_while_an_editor_wrote_is_not_lost_either(cms, publisher, known):
    group = known("rain gauge", "pluviometer")
    ours = seen(cms, group)
    add_synonym(language="en", phrases=["rain gauge", "rain meter"], by=publisher)
    response = cms.post(address("edit", group), form("rain gauge", "drizzle gauge") | ours)
    assert "rain gauge, pluviometer, rain meter" in response.context["form"].errors["phrases"][0]
    assert kept() == ["rain gauge, pluviometer, rain meter"]


def test_a_change_sent_twice_is_saved_once_and_not_called_another_persons(cms, known):
    group = known("rain gauge", "pluviometer")
    changed = form("rain gauge", "rain meter") | seen(cms, group)
    assert [cms.post(address("edit", group), changed).status_code for _ in range(2)] == [302, 302]
    assert kept() == ["rain gauge, rain meter"]


@pytest.mark.servers
@pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_who_is_let_in_while_another_one_saves_reads_what_that_one_saved(as_user):
    writer = UserFactory(handle="writer", groups=[PUBLISHERS])
    client = as_user(writer)
    group = SynonymGroup.objects.get(pk=add_synonym(language="en", phrases=["rain gauge", "pluviometer"], by=writer))
    sent = form("rain gauge", "drizzle gauge") | seen(client, group)
    inside, go_on = threading.Event(), threading.Event()

    def add():
        try:
            with transaction.atomic():
                add_synonym(language="en", phrases=["rain gauge", "rain meter"], by=writer)
                inside.set()
                assert go_on.wait(30)
        finally:
            connections.close_all()

    def save():
        try:
            return client.post(address("edit", group), sent)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as together:
        first = together.submit(add)
        assert inside.wait(30)
        second = together.submit(save)
        await_somebody_at_a_lock()
        go_on.set()
        first.result(30)
        assert "rain gauge, pluviometer, rain meter" in second.result(30).context["form"].errors["phrases"][0]
    assert kept() == ["rain gauge, pluviometer, rain meter"]
