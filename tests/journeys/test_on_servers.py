"""The whole way on PostgreSQL, Redis and Elasticsearch, with worker and clock in processes of their own."""

import os
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from django.db import connection

from forum import actions
from scripts import stacks
from tests import databases
from tests.factories.accounts import PASSWORD, AgentFactory, EditorFactory, UserFactory
from tests.factories.articles import make_article, make_section
from tests.factories.forum import at, make_answer, make_board, make_member, make_thread
from tests.journeys.three_people import search_in_vain
from tests.journeys.vain import Missed, from_vain_to_hit
from tests.journeys.way import Cast, way_without_script, whole_way
from tests.waiting import until

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """Three people and an editor in the database of the tests, committed, and swept away after the module."""
    with django_db_blocker.unblock():
        make_board()
        make_section("en")
        helper = UserFactory(name="Henri Helper")
        # Ten points from the next rank, so that one accepted answer is seen to bring it.
        earlier = make_answer(make_thread(), helper)
        for _ in range(4):
            actions.cast_vote(by=make_member(), post=at(earlier), value=1)
        people = [UserFactory(name="Anna Asker"), helper, AgentFactory(name="Ada Agent"), EditorFactory()]
        yield Cast(*(person.email for person in people), password=PASSWORD)
        databases.restore()


@pytest.fixture(scope="module")
def production(cast):
    """One stack for all journeys, working in the database of the tests."""
    if not os.environ.get("TEST_ELASTICSEARCH_URL") or connection.vendor != "postgresql":
        pytest.fail("needs the servers that `make test` brings up")
    database = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    with stacks.production("tests.journeys.settings", database=database, one_origin=True) as stack:
        yield stack


@pytest.fixture(scope="module")
def missed(cast, django_db_blocker):
    """An article nobody finds by the word they use for it, committed likewise."""
    with django_db_blocker.unblock():
        make_article(make_section("en"), title="The rain gauge reads zero", summary="Free the funnel.")
        search_in_vain()
    return Missed("rain gauge", "The rain gauge reads zero")


def addressed(folder):
    """To whom letters went so far: the worker sends them while the journey goes on."""
    texts = [path.read_text(errors="replace") for path in folder.glob("*")]
    return {line.removeprefix("To: ") for text in texts for line in text.splitlines() if line.startswith("To: ")}


def test_three_people_go_the_whole_way(production, cast, chromium):
    whole_way(production.pages, cast, chromium)
    # The asker reads of the answer at once, and what was read is not sent any more.
    people, mails = {cast.helper, cast.agent, cast.editor}, Path(production.env["LOTSE_DATA"]) / "mails"
    until(lambda: people <= addressed(mails), lambda: f"no letter to {people - addressed(mails)}")


def test_without_a_script_they_come_as_far_as_the_hand_over(production, cast, chromium):
    way_without_script(production.pages, cast, chromium)


def test_a_long_message_pasted_into_the_search_has_an_answer(production):
    address = f"{production.pages}/de/search/?{urlencode({'q': 'Gerät läuft über 💧 ' * 111})}"
    with urlopen(address, timeout=30) as answer:  # ours
        assert "Lotse" in answer.read().decode()


def test_from_a_search_in_vain_an_editor_comes_to_the_synonym_and_the_reader_to_the_hit(
    production, cast, missed, chromium
):
    from_vain_to_hit(production.pages, cast, missed, chromium)
