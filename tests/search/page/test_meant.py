"""Other words than were typed: said on the page, with the way back to what was typed."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation

from search import meant, rules
from search.choice import Choice
from search.patience import OutOfTime
from search.results import Results
from tests.search import notes


def drawn(results):
    return " ".join(render_to_string("search/_form.html", {"results": results}).split())


def chosen(address):
    return Choice.of(QueryDict(address))


def test_what_was_searched_for_instead_is_said_with_the_way_back():
    html = drawn(Results("anemometr", instead="anemometer", total=17, choice=chosen("kind=note&place=note.roof")))
    assert "Showing results for <strong>anemometer</strong>." in html
    assert 'href="?q=anemometr&amp;kind=note&amp;place=note.roof&amp;exactly=1"' in html
    assert "Search for “anemometr” instead" in html
    assert 'value="anemometr"' in html
    with translation.override("de"):
        assert "Stattdessen nach „anemometr“ suchen" in drawn(Results("anemometr", instead="anemometer", total=17))


def test_what_may_have_been_meant_is_offered():
    html = drawn(Results("hob", meant="hub", total=1, choice=chosen("language=de&state=open&exactly=1")))
    assert 'Did you mean</span> <a class="link" href="?q=hub&amp;language=de">hub</a>' in html
    assert "Showing results for" not in html
    assert "Did you mean" not in drawn(Results("hub", total=1))


def test_nothing_typed_becomes_markup():
    html = drawn(Results('"><b>', instead="<i>x</i>", total=1))
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.mark.django_db
def test_whoever_means_what_they_typed_says_so_in_the_address(look):
    notes.write("Hub", state="solved")
    notes.write("Hub, too", state="open")
    assert look("?q=hub&exactly=1").results.choice.exactly
    assert look("?q=hub&exactly=1").links(".tabs__link")["Newest"] == "?q=hub&sort=newest&exactly=1"
    for other in ("", "0", "yes"):
        assert not look(f"?q=hub&exactly={other}").results.choice.exactly


@pytest.mark.django_db
def test_what_is_misspelled_is_looked_for_as_it_was_meant_with_the_way_back(look):
    notes.write("Calibrate the anemometer")
    page = look(q="calibrate anenometer")
    assert page.titles == ["Calibrate the anemometer"]
    assert page.results.instead == "calibrate anemometer"
    assert look(page.results.as_typed).results.instead == ""
    assert look(page.results.as_typed).results.total == 0


@pytest.mark.django_db
def test_the_way_back_keeps_what_was_chosen_and_what_was_chosen_narrows_what_was_meant(look):
    notes.write("Calibrate the anemometer", state="open")
    notes.write("Clean the anemometer", state="solved")
    page = look(q="anenometer", state="solved")
    assert page.titles == ["Clean the anemometer"]
    assert "state=solved" in page.results.as_typed


@pytest.mark.django_db
def test_beside_the_little_that_fits_other_words_are_only_offered(look):
    for title in ("Anemometer cleaning", "Cleaning of the roof", "Anemometers on roofs"):
        notes.write(title)
    page = look(q="anemometer cleaning rouf")
    assert [hit.row.title for hit in page.results.hits] == ["Anemometer cleaning"]
    assert (page.results.instead, page.results.meant) == ("", "anemometer cleaning roof")
    assert look(page.results.as_meant).results.total == 3


@pytest.mark.django_db
def test_what_only_helps_is_left_out_when_the_reader_has_waited_long_enough(look, monkeypatch):
    notes.write("Calibrate the anemometer")
    notes.write("Calibrate the barometer")
    assert look(q="calibrate anenometer").titles[0] == "Calibrate the anemometer"
    assert len(look(q="calibrate hygrometer").results.nearest) == 2
    monkeypatch.setattr(rules, "PATIENCE", 0.0)
    for words in ("calibrate anenometer", "calibrate hygrometer"):
        page = look(q=words)
        assert (page.response.status_code, page.results.away, page.titles, page.results.nearest) == (200, False, [], ())
    assert look(q="calibrate anemometer").titles == ["Calibrate the anemometer"]


@pytest.mark.django_db
def test_nothing_is_corrected_that_would_find_no_more(look):
    notes.write("Something else")
    page = look(q="anemometer somethin")
    assert page.results.words == "anemometer somethin"
    assert page.results.sought == "anemometer somethin"


@pytest.mark.django_db
def test_beside_what_fits_otherwise_a_slip_is_looked_for_as_it_was_meant(look):
    for roof in ("roof", "flat roof", "green roof"):
        notes.write(f"Mast on a {roof}")
    notes.write("The anemometer of a mast on the roof")
    page = look(q="anemoneter mast roof")
    assert page.titles[0] == "The anemometer of a mast on the roof"
    assert "<mark>anemometer</mark>" in str(page.results.hits[0].title)
    assert len(page.titles) == 4
    assert "Also looked for: anemometer" in page.tree.select_one("form.search").get_text()
    assert (page.results.instead, page.results.meant) == ("", "")
    exactly = look("?q=anemoneter+mast+roof&exactly=1")
    assert "Also looked for" not in exactly.html


@pytest.mark.django_db
def test_where_little_fits_a_slip_is_looked_for_and_what_may_be_meant_besides_is_offered(look):
    notes.write("Everything stays old")
    notes.write("The widget stays")
    page = look(q="wigdet stays old")
    assert (sorted(page.titles), page.results.meant) == (["Everything stays old", "The widget stays"], "")
    assert "Also looked for: widget" in page.tree.select_one("form.search").get_text()
    notes.write("On the mast everything stays old")
    notes.write("Widget and radio of a mast")
    page = look(q="wigdet radeo stays old mast")
    assert page.results.meant == "widget radio stays old mast"
    assert "Also looked for: widget" in page.tree.select_one("form.search").get_text()


@pytest.mark.django_db
def test_what_was_found_to_be_meant_is_offered_although_there_is_no_time_for_more(look, monkeypatch):
    def no_time(*_args):
        raise OutOfTime

    notes.write("On the mast everything stays old")
    notes.write("Widget and radio of a mast")
    monkeypatch.setattr(meant, "slips", no_time)
    page = look(q="wigdet radeo stays old mast")
    assert [hit.row.title for hit in page.results.hits] == ["On the mast everything stays old"]
    assert page.results.meant == "widget radio stays old mast"


@pytest.mark.django_db
def test_of_two_that_are_as_similar_the_one_in_the_reader_s_language_is_meant(look):
    notes.write("Garantie", language="de")
    notes.write("Garantie und Kauf", language="de")
    notes.write("The guarantee")
    assert look(q="garantee").results.instead == "guarantee"
    assert look(q="garantee", language="de").results.instead == "garantie"
