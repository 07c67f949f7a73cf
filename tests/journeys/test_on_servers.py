"""The whole way on PostgreSQL, Redis and Elasticsearch, with worker and clock in processes of their own."""

import os
from pathlib import Path

import pytest
from django.db import connection

from scripts import stacks
from tests import databases
from tests.factories.accounts import PASSWORD, AgentFactory, UserFactory
from tests.factories.articles import make_section
from tests.factories.forum import make_board
from tests.journeys.way import Cast, way_without_script, whole_way

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """Three people in the database of the tests, committed, and swept away after the module."""
    with django_db_blocker.unblock():
        make_board()
        make_section("en")
        people = [UserFactory(name="Anna Asker"), UserFactory(name="Henri Helper"), AgentFactory(name="Ada Agent")]
        yield Cast(*(person.email for person in people), password=PASSWORD)
        databases.restore()


@pytest.fixture(scope="module")
def production(cast):
    """One stack for both journeys, working in the database of the tests."""
    if not os.environ.get("TEST_ELASTICSEARCH_URL") or connection.vendor != "postgresql":
        pytest.fail("needs the servers that `make test` brings up")
    database = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    with stacks.production("tests.journeys.settings", database=database, one_origin=True) as stack:
        yield stack


def subjects(folder):
    texts = [path.read_text(errors="replace") for path in folder.glob("*")]
    return [line for text in texts for line in text.splitlines() if line.startswith(("To: ", "Subject: "))]


def test_three_people_go_the_whole_way(production, cast, chromium):
    whole_way(production.pages, cast, chromium)
    read = "\n".join(subjects(Path(production.env["LOTSE_DATA"]) / "mails"))
    for person in (cast.asker, cast.helper, cast.agent):
        assert f"To: {person}" in read, read


def test_without_a_script_they_come_as_far_as_the_hand_over(production, cast, chromium):
    way_without_script(production.pages, cast, chromium)
