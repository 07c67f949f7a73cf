"""Two requests of one person at once: one search, and none lost."""

import threading

import pytest
from django.db import connection

from search.actions.log import log_click
from search.models import Searched
from tests.search.log.searches import logged, search

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Each in a thread of its own; all have looked at what is there before the first of them writes."""
    looked, faults = threading.Barrier(len(deeds)), []

    def run(deed):
        looks = []

        def wait_for_the_others(execute, sql, *rest):
            answer = execute(sql, *rest)
            if sql.startswith("SELECT") and not looks:
                looks.append(sql)
                looked.wait(10)
            return answer

        try:
            with connection.execute_wrapper(wait_for_the_others):
                deed()
        except BaseException as fault:  # noqa: BLE001  # the test fails with whatever it is
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert not faults


@pytest.mark.parametrize("before", [(), ("pri",)], ids=["first", "going on"])
def test_what_is_typed_in_two_requests_at_once_is_one_search(before):
    for typed in before:
        search(typed, place="title")
    at_once(*(lambda typed=typed: search(typed, seconds=1, place="title") for typed in ("printer", "printer offl")))
    assert logged() in (["printer"], ["printer offl"])


def test_two_different_searches_at_once_are_two():
    search("hub")
    at_once(*(lambda typed=typed: search(typed, seconds=1) for typed in ("printer", "scanner")))
    assert sorted(logged()) == ["hub", "printer", "scanner"]
    assert sorted(Searched.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_clicks_at_once_are_all_counted_and_one_is_the_first():
    search("hub")

    def click(rank):
        log_click(pseudonym="anna 0", typed="hub", place="results", kind="note", object_id=rank, rank=rank)

    at_once(*(lambda rank=rank: click(rank) for rank in (1, 2, 3)))
    row = Searched.objects.get()
    assert row.click_count == 3
    assert row.clicked_id == row.clicked_rank
