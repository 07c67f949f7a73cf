"""Titles and queries that worked are offered for the beginning of a word, the same to everybody, and only what is for all."""

import pytest

from search import rules
from tests.factories.accounts import UserFactory
from tests.search import notes
from tests.search.log.test_queries import work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["rain ga", "Rain gauge", "gau", "EMPTY the r", "gauges r", "rain gauge ", "gauge empty rai"]
)
def test_a_title_is_offered_for_its_words_and_the_beginning_of_one(offer, typed):
    notes.write("Empty the rain gauge")
    notes.write("Hub in the rain")
    assert offer(typed).titles == ["Empty the rain gauge"]


@pytest.mark.parametrize("typed", ["r", " ", "rain gaugex", "the hubs gauge", "ra ", "%", "*", '"', "-", "x" * 3_000])
def test_what_stands_in_no_title_is_not_completed(offer, typed):
    notes.write("Empty the rain gauge", "The hub stands elsewhere.")
    answer = offer(typed)
    assert (answer.response.status_code, answer.titles, answer.queries) == (200, [], [])


@pytest.mark.parametrize(("typed", "title"), [("regenmesser le", "Den Regenmesser leeren"), ("haeus", "Die Häuser")])
def test_german_titles_are_offered_as_people_type_them(offer, typed, title):
    notes.write("Den Regenmesser leeren", language="de")
    notes.write("Die Häuser", language="de")
    assert offer(typed, "de").titles == [title]


def test_titles_in_the_reader_s_language_stand_before_others_but_for_the_whole_one(offer):
    for number in range(3):
        notes.write(f"Hub {number}")
        notes.write(f"Hub im Keller {number}", language="de")
    notes.write("Hub", language="en")
    titles = offer("hub", "de").titles
    assert (titles[0], sorted(titles[1:4])) == ("Hub", [f"Hub im Keller {number}" for number in range(3)])


def test_the_word_that_is_being_typed_is_marked(offer):
    notes.write("Empty the rain gauge and the rainbow")
    (title,) = offer("gauge rai").tree.select(".complete__words")
    assert [mark.get_text() for mark in title.select("mark")] == ["rain gauge", "rainbow"]


def test_codes_are_offered_however_they_are_written(offer):
    notes.write("Error E-1042 after the update")
    for typed in ("e1042", "E-1042", "e 1042", "E-10"):
        assert offer(typed).titles == ["Error E-1042 after the update"], typed


def test_few_titles_are_offered_the_whole_one_first(offer):
    for number in range(9):
        notes.write(f"Hub number {number} and hub")
    notes.write("Hub")
    titles = offer("hub").titles
    assert (len(titles), titles[0]) == (rules.COMPLETED_TITLES, "Hub")


def test_queries_that_worked_are_offered_with_the_codes_everybody_knows(offer):
    note = notes.write("Hub", "It says E-1042.")
    members = notes.write("WX-200", audience="members")
    for typed in ("hub e-1042", "hub wx-200", "hub of mine"):
        work(typed, note)
    work("hub of members", members)
    assert offer("hub").queries == ["hub e-1042", "hub of mine"]
    assert offer("hub", "de").queries == []


def test_a_query_that_is_a_title_is_offered_once(offer):
    work("hub lost", notes.write("Hub lost"))
    answer = offer("hub")
    assert (answer.titles, answer.queries) == (["Hub lost"], [])


def test_what_is_not_for_everybody_is_offered_to_nobody(offer, client):
    notes.write("Merger next week", audience="members")
    gone, left = notes.write("Merger of hubs"), notes.write("Merger of masts")
    client.force_login(UserFactory())
    assert sorted(offer("merger").titles) == ["Merger of hubs", "Merger of masts"]
    notes.hide(gone, queue=False)
    assert offer("merger").titles == [left.title]


def test_the_answer_is_the_same_for_all_but_kept_by_nobody_between(offer, client):
    notes.write("Hub")
    response = offer("hub").response
    assert response["Cache-Control"] == "private, max-age=60"
    client.force_login(UserFactory())
    assert offer("hub").response.content == response.content


@pytest.mark.usefixtures("clock")
def test_who_asks_too_often_is_left_alone_for_a_while(offer):
    for _ in range(240):
        offer("h")
    refused = offer("hub").response
    assert (refused.status_code, refused.content) == (429, b"")
    assert int(refused["Retry-After"]) > 0


def test_nothing_typed_becomes_markup(offer):
    notes.write("<b>Hub</b> & <script>")
    answer = offer("<b>hub")
    assert answer.titles == ["<b>Hub</b> & <script>"]
    assert not answer.tree.select("b, script")
