"""What is written about one post waits in the same order everywhere: the thread, what hangs on it, notices by number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum import actions
from forum.actions.told_words import keep_told_solution_true, rename_told, withdraw_told
from tests.factories.forum import at, make_reply

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL"),
]


def locked_tables(queries):
    """The tables of the rows that were locked, in order."""
    locking = [query["sql"] for query in queries if "FOR NO KEY UPDATE" in query["sql"] or "FOR UPDATE" in query["sql"]]
    return [sql.split(' FROM "')[1].split('"')[0] for sql in locking]


@pytest.mark.parametrize("decision", ["hide", "close", "done", "leave"])
def test_a_decision_locks_the_thread_before_its_reports(thread, answer, stranger, moderator, decision):
    for post in (make_reply(answer), answer, thread):
        report = actions.report_post(by=stranger, post=at(post), reason="spam")
        with CaptureQueriesContext(connection) as queries:
            actions.decide_report(by=moderator, report_id=report.pk, decision=decision, reason="Advertising")
        tables = locked_tables(queries)
        assert tables[0] == "forum_thread"
        assert "forum_report" in tables


def test_whoever_changes_notices_holds_them_by_number_and_keeps_nobody_from_the_thread(thread, answer):
    for change in (
        lambda: keep_told_solution_true(thread.pk, answer.pk),
        lambda: withdraw_told(thread.pk, None),
        lambda: rename_told(thread.pk, "Rain gauge shows nothing"),
    ):
        with CaptureQueriesContext(connection) as queries:
            change()
        locking = [query["sql"] for query in queries if " UPDATE" in query["sql"] and "SELECT" in query["sql"]]
        notices = [sql for sql in locking if 'FROM "inbox_notice"' in sql and "FOR UPDATE" in sql]
        assert 'FROM "forum_thread"' in locking[0], "the thread is held before what was told of it"
        assert notices
        assert all("ORDER BY" in sql for sql in notices)
        assert not [sql for sql in locking if 'FROM "forum_thread"' in sql and "FOR UPDATE" in sql]
