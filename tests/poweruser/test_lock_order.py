"""Settling a thread holds everybody it concerns at once, so that two threads of the same people never wait for each other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum import actions
from poweruser.actions.settle import settle_thread
from poweruser.models import Entry
from tests.factories.forum import at, make_answer, make_member

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL"),
]


def test_all_members_of_a_thread_are_locked_in_one_statement(thread, answer, asker, critic):
    other = make_answer(thread)
    actions.cast_vote(by=asker, post=at(other), value=1)
    actions.cast_vote(by=critic, post=at(answer), value=-1)
    actions.cast_vote(by=critic, post=at(thread), value=1)
    with CaptureQueriesContext(connection) as queries:
        assert settle_thread(thread_id=thread.pk) == 4
    locking = [query["sql"] for query in queries if "FOR NO KEY UPDATE" in query["sql"]]
    assert len(locking) == 1
    assert "ORDER BY" in locking[0]
    assert set(Entry.objects.values_list("member_id", flat=True)) == {
        asker.pk,
        critic.pk,
        other.author_id,
        answer.author_id,
    }


def test_a_settled_thread_needs_no_more_lines(thread, answer):
    actions.cast_vote(by=make_member("voter"), post=at(answer), value=1)
    assert (settle_thread(thread_id=thread.pk), settle_thread(thread_id=thread.pk)) == (1, 0)
