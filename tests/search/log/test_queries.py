"""Reads of the search log: what several people searched for, what came of it, and what others may be offered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.queries import ASKED, Figures, Span, asked, figures, worked
from tests.search import notes
from tests.search.log.searches import NOON, search

MONTH = Span.last(28, now=NOON)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_notes")]


def searches(typed, people=("anna", "ben"), **more):
    """Several people search for the same on one day."""
    for who in people:
        search(typed, who, **more)


def found(which="top", **asked_for):
    return [row.words for row in asked(which, **{"span": MONTH, **asked_for}).rows]


def test_words_that_one_person_typed_are_never_shown():
    search("only anna")
    search("only anna", seconds=3_600)
    search("anna on two days")
    search("anna on two days", days_ago=1)
    searches("two people")
    searches("two people long ago", days_ago=20)
    assert sorted(found()) == ["two people", "two people long ago"]


@pytest.mark.parametrize("which", ASKED)
def test_no_list_shows_what_one_person_typed(which):
    facts = {
        "top": {},
        "without_results": {"total": 0},
        "without_clicks": {},
        "before_question": {"then": "question"},
        "before_hand_over": {"then": "hand_over"},
    }[which]
    for day in range(3):
        search("hub", days_ago=day, **facts)
    assert found(which) == []
    search("hub", "ben", **facts)
    assert found(which) == ["hub"]


def test_queries_are_counted_whatever_their_letters_and_told_with_what_came_of_them():
    search("WLAN fällt aus", total=0, language="de")
    search("wlan fällt aus?", "ben", opened=("note", 7, 2), language="de")
    search("Wlan  fällt aus", "carl", opened=("note", 8, 4), then="question", language="de")
    search("wlan fällt aus", "dora", days_ago=2, then="hand_over", language="de")
    [row] = asked("top", span=MONTH).rows
    assert (row.folded, row.language, row.searches, row.people) == ("wlan fällt aus", "de", 4, 4)
    assert (row.empty, row.clicked, row.unclicked, row.questions, row.hand_overs) == (1, 2, 1, 1, 1)
    assert (row.rank, row.last_at) == (3.0, NOON)
    assert row.words.casefold().startswith("wlan")


def test_each_list_has_its_own_and_the_most_frequent_first():
    searches("often", ("anna", "ben", "carl"), days_ago=1, opened=("note", 1, 1))
    searches("empty", days_ago=2, total=0)
    searches("often empty", ("anna", "ben", "carl"), days_ago=3, total=0)
    searches("ignored", days_ago=4)
    searches("asked", days_ago=5, then="question", opened=("note", 1, 1))
    searches("called", days_ago=6, then="hand_over", opened=("note", 1, 1))
    assert found() == ["often", "often empty", "asked", "called", "empty", "ignored"]
    assert found("without_results") == ["often empty", "empty"]
    assert found("without_clicks") == ["ignored"]
    assert found("before_question") == ["asked"]
    assert found("before_hand_over") == ["called"]
    with pytest.raises(KeyError):
        asked("something", span=MONTH)


def test_without_results_is_the_contents_fault_not_the_engines_nor_the_filters():
    searches("engine away", total=0, away=True)
    searches("narrowed to nothing", total=0, filters={"kind": ["note"]})
    assert found("without_results") == []
    assert len(found()) == 2


def test_without_clicks_is_what_was_left_more_often_than_opened():
    searches("mostly left", ("anna", "ben"))
    search("mostly left", "carl", opened=("note", 1, 1))
    searches("half and half", ("anna",))
    search("half and half", "carl", opened=("note", 1, 1))
    assert found("without_clicks") == ["mostly left"]


def test_a_language_a_place_and_a_span_of_days_narrow_the_list():
    searches("deutsch", language="de")
    searches("a title here", place="title")
    searches("last week", days_ago=7)
    assert found(language="de") == ["deutsch"]
    assert found(place="title") == ["a title here"]
    assert found(span=Span.last(7, now=NOON), language="en", place="results") == []
    assert found(span=Span.last(8, now=NOON), language="en", place="results") == ["last week"]
    assert figures(span=MONTH, language="de").searches == 2


def test_nothing_older_than_the_log_keeps_is_counted_before_the_night_deletes_it():
    searches("old", days_ago=181)
    searches("just kept", days_ago=180)
    long = Span.last(1_000, now=NOON)
    assert found(span=long) == ["just kept"]
    assert figures(span=long).searches == 2


def test_pages_are_bounded():
    for number in range(7):
        searches(f"query {'abcdefg'[number]}", ("anna", "ben"), seconds=60 * number)
    first = asked("top", span=MONTH, size=3)
    assert ([row.words for row in first.rows], first.total, first.pages) == (["query a", "query b", "query c"], 7, 3)
    assert [row.words for row in asked("top", span=MONTH, size=3, page=3).rows] == ["query g"]
    assert asked("top", span=MONTH, size=3, page=99).page == 3
    nothing = asked("top", span=MONTH, language="fr")
    assert (nothing.rows, nothing.page, nothing.pages) == ((), 1, 1)


def test_figures_count_everybody():
    assert figures(span=MONTH) == Figures(0, 0, 0, 0, 0, 0)
    search("one person", total=0)
    search("another thing", seconds=60, opened=("note", 1, 1), then="question")
    search("a third", seconds=120)
    assert figures(span=MONTH) == Figures(searches=3, empty=1, clicked=1, unclicked=1, questions=2, hand_overs=0)


def test_a_list_costs_one_query_however_long_it_is(django_assert_num_queries):
    for number in range(5):
        searches(f"query {'abcde'[number]}", seconds=60 * number)
    for which in ASKED:
        with django_assert_num_queries(1):
            asked(which, span=MONTH)


def work(typed, note, days=(0, 0, 1), **more):
    """A query that worked: on each of these days somebody else opened a note with it."""
    for number, days_ago in enumerate(days):
        search(typed, f"person {number}", days_ago=days_ago, opened=("note", note.pk, 1), **more)


def test_completions_are_what_three_people_on_two_days_opened_something_with():
    note = notes.write("Hub")
    work("hub on three", note)
    work("hub in one day", note, days=(0, 0, 0))
    work("hub of one person", note, days=(0, 1, 2))
    work("hub of two", note, days=(0, 1))
    searches("hub left alone", ("anna", "ben", "carl"))
    searches("hub left alone", ("anna", "ben", "carl"), days_ago=1)
    assert worked("hub", language="en") == ("hub on three",)


def test_browsers_of_one_network_are_one_person_for_completions():
    note = notes.write("Hub")
    for typed, networks in {
        "hub at home": "aab",
        "hub of nobody knows whom": ("", "", ""),
        "hub of three": "abc",
    }.items():
        for number, days_ago in enumerate((0, 0, 1)):
            network = f"{networks[number]}{days_ago}" if networks[number] else ""
            search(typed, f"{typed[-9:]} {number}", days_ago=days_ago, network=network, opened=("note", note.pk, 1))
    assert worked("hub", language="en") == ("hub of three",)


def test_what_found_nothing_worked_for_nobody():
    note = notes.write("Hub")
    work("hub nearest to it", note, total=0)
    work("hub found", note)
    assert worked("hub", language="en") == ("hub found",)


def test_completions_begin_with_what_was_typed_in_the_readers_language_most_people_first():
    note = notes.write("Hub")
    work("hub works", note)
    work("Hub with many", note, days=(0, 0, 0, 1))
    work("another hub", note)
    work("hub auf Deutsch", note, language="de")
    assert worked(" HUB ", language="en") == ("Hub with many", "hub works")
    assert worked("hub", language="en", limit=1) == ("Hub with many",)
    assert worked("hub w", language="de") == ()
    for nothing in ("", "h", "%", "_u", "hu%"):
        assert worked(nothing, language="en") == ()


def test_completions_hold_no_addresses_and_no_numbers_that_nobody_knows():
    note = notes.write("Hub")
    for typed in (
        "hub of anna@example.com",
        "hub call 0171 2345678",
        "hub E-1042",
        "hub WX-200",
        "hub 4711",
        "hub " + 90 * "x",
    ):
        work(typed, note)
    assert worked("hub", language="en") == ()
    assert worked("hub", language="en", known={"e1042", "wx200"}.intersection) == ("hub E-1042", "hub WX-200")


def test_completions_go_with_what_was_opened():
    note, members = notes.write("Hub"), notes.write("Merger", audience="members")
    work("hub", note)
    work("hub merger", members)
    work("hub gone", notes.write("Gone"))
    assert worked("hub g", language="en") == ("hub gone",)
    notes.hide(type(note).objects.get(title="Gone"))
    assert worked("hub", language="en") == ("hub",)
    search("hub merger", "person 8", opened=("note", note.pk, 1))
    assert worked("hub", language="en") == ("hub",), "one of three opened what everybody may see"


def test_completions_cost_the_same_queries_for_one_and_for_ten():
    note = notes.write("Hub")
    work("hub one", note)
    with CaptureQueriesContext(connection) as few:
        worked("hub", language="en")
    for number in range(9):
        work(f"hub {'abcdefghi'[number]}", note)
    with CaptureQueriesContext(connection) as many:
        assert len(worked("hub", language="en", limit=10)) == 10
    assert len(few) == len(many) == 4
