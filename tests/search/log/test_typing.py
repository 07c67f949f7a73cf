"""What somebody types in one go is one search; what they send is one each time, unless it is the same."""

import pytest

from search import rules
from search.models import Searched
from tests.search.log.searches import logged, look_for, only, search, type_title

pytestmark = pytest.mark.django_db


def test_what_is_typed_on_within_half_a_minute_is_one_search_with_the_last_words():
    for seconds, typed in enumerate(("pri", "printer", "printer offline", "printer off", "printer off again")):
        search(typed, seconds=seconds * 29, total=seconds, place="title")
    assert logged() == ["printer off again"]
    assert only().total == 4
    search("printer off again, really", seconds=4 * 29 + 31, place="title")
    assert logged() == ["printer off again", "printer off again, really"]


def test_what_was_sent_from_the_results_page_stays_whatever_is_sent_after_it():
    search("snurkbox kaputt", total=0)
    search("snurkbox", seconds=5)
    search("snurkbox kaputt geht nicht", seconds=10, total=0)
    search("Snurkbox kaputt geht nicht!", seconds=15, total=0)
    assert logged() == ["snurkbox kaputt", "snurkbox", "Snurkbox kaputt geht nicht!"]
    assert list(Searched.objects.order_by("number").values_list("total", flat=True)) == [0, 3, 0]


def test_a_search_that_failed_is_kept_beside_the_one_that_did_not(hub):
    look_for("snurkbox kaputt")
    look_for("snurkbox")
    type_title("snurkbox kaputt")
    type_title("snurkbox kaputt gegangen")
    assert logged() == ["snurkbox kaputt", "snurkbox", "snurkbox kaputt gegangen"]


def test_other_words_another_person_or_another_page_are_another_search():
    search("printer offline")
    search("scanner offline", seconds=1)
    search("scanner", "ben", seconds=2)
    search("scanner offline", place="title", seconds=3)
    search("scanner offline", place="title", language="de", seconds=4)
    assert len(logged()) == 5


def test_the_same_words_again_are_no_second_search_also_after_a_hit_was_opened():
    search("hub", opened=("note", 7, 1))
    search("Hub?", seconds=20)
    assert (only().words, only().click_count) == ("Hub?", 1)
    search("hub", seconds=60)
    assert len(logged()) == 2


def test_a_search_that_led_somewhere_is_over():
    search("hub", opened=("note", 7, 1), place="title")
    search("hub network", seconds=5, then="question", place="title")
    search("hub network gone", seconds=10, place="title")
    assert logged() == ["hub", "hub network", "hub network gone"]


@pytest.mark.parametrize("typed", ["ruf 0171 2345678 an", "mail anna.mueller@example.com an", "an +49 (0)30 123456-78"])
def test_of_a_number_or_address_no_beginning_stays(typed):
    for length in range(1, len(typed) + 1):
        search(typed[:length], seconds=length, place="title")
    assert len(logged()) == 1
    assert "***" in only().words
    assert not any(sign.isdigit() or sign == "@" for sign in only().words)


def test_nobody_fills_the_log_alone(monkeypatch):
    monkeypatch.setattr(rules, "SEARCHES_A_DAY", 3)
    for number, typed in enumerate(("one", "two", "three", "four", "five")):
        search(typed, seconds=number)
    search("four", "ben")
    assert sorted(logged()) == ["four", "one", "three", "two"]
