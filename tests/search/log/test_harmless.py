"""Nobody waits for the log, and nobody's page fails with it."""

import logging
from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from kb_site.wsgi import application
from search.query import find
from tests.search.log.searches import logged, look_for, open_hit

pytestmark = pytest.mark.django_db


def test_a_search_costs_two_statements_behind_the_answer(hub, django_assert_num_queries):
    look_for("restart")
    with django_assert_num_queries(2):
        find("hub", user=AnonymousUser(), language="en")
    for words in ("hub", "hub network", "network"):
        with django_assert_num_queries(4):
            look_for(words)
    with django_assert_num_queries(1):
        open_hit(hub, "network")


@pytest.mark.django_db(transaction=True)
def test_the_answer_is_sent_before_anything_is_written(hub):
    query = {"PATH_INFO": "/en/search/", "QUERY_STRING": "q=hub", "REQUEST_METHOD": "GET", "SERVER_NAME": "testserver"}
    statuses = []
    environ = {**query, "SERVER_PORT": "80", "wsgi.input": BytesIO(), "wsgi.url_scheme": "http"}
    answer = application(environ, lambda status, headers: statuses.append(status))
    assert b"loses the network" in b"".join(answer)
    assert logged() == []
    answer.close()
    assert statuses == ["200 OK"]
    assert logged() == ["hub"]


READ_ONLY = {"postgresql": "SET default_transaction_read_only = {}", "sqlite": "PRAGMA query_only = {}"}


@pytest.mark.errors_expected
@pytest.mark.django_db(transaction=True)
def test_a_log_that_cannot_be_written_costs_nobody_their_page_and_its_words_stay_unsaid(hub, caplog):
    look_for("hub")
    switch = READ_ONLY[connection.vendor]
    with connection.cursor() as cursor, caplog.at_level(logging.DEBUG):
        cursor.execute(switch.format("on"))
        try:
            found = look_for("network swordfish")
            opened = open_hit(hub, "network swordfish")
        finally:
            cursor.execute(switch.format("off"))
    assert "Nearest to it" in found.content.decode()
    assert opened.status_code == 204
    assert logged() == ["hub"]
    assert caplog.text.count("search_not_noted") == 2
    assert "swordfish" not in caplog.text
