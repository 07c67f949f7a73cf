"""Places, states, tags and kinds that are named in the query narrow the results, and the page says so."""

import pytest

from tests.search import notes

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(look):
    notes.write("Hub on the roof", place="roof", state="solved", tags=("wi-fi",))
    notes.write("Hub in the cellar", place="cellar", state="open")
    return look


@pytest.mark.parametrize(
    ("text", "titles", "chips"),
    [
        ("hub board:roof", ["Hub on the roof"], ["On the roof"]),
        ('board:"On the roof" hub', ["Hub on the roof"], ["On the roof"]),
        ("hub section:CELLAR", ["Hub in the cellar"], ["In the cellar"]),
        ("is:solved hub", ["Hub on the roof"], ["Solved"]),
        ("hub tag:Wi-Fi", ["Hub on the roof"], ["Wi-Fi"]),
        ("hub is:open bereich:keller", ["Hub in the cellar"], ["In the cellar", "Open"]),
    ],
)
def test_what_is_named_narrows_and_can_be_taken_away(written, text, titles, chips):
    found = written(q=text)
    assert found.titles == titles
    assert sorted(found.chips) == sorted(chips)
    assert found.results.words == "hub"


@pytest.mark.parametrize(
    "text", ["hub board:garage", "hub is:great", "note:hub", "board:garage", "board:", "error: tag: hub"]
)
def test_what_nobody_knows_is_taken_for_words(written, text):
    page = written(q=text)
    assert page.response.status_code == 200
    assert (page.results.words, page.chips) == (text, {})


def test_where_nothing_else_is_typed_all_that_is_named_is_shown_the_newest_first(written):
    notes.write("Mast on the roof", place="roof", state="solved", days=3)
    page = written(q="is:solved")
    assert page.moved_to.endswith("?q=&state=solved")
    assert (page.titles, page.results.total) == (["Hub on the roof", "Mast on the roof"], 2)
    assert list(page.chips) == ["Solved"]
    assert written(q="is:solved board:cellar").titles == []
    assert written(q="board:cellar is:open").titles == ["Hub in the cellar"]


def test_who_types_nothing_and_ticks_nothing_is_asked_what_they_look_for(written):
    page = written(q=" ")
    assert (page.results.everything, page.titles) == (False, [])
    assert "Type what you look for" in page.html


def test_what_was_ticked_before_stays(written):
    address = written(q="hub is:solved", kind="note").moved_to
    assert address.endswith("?q=hub&kind=note&state=solved")


def test_in_german_values_have_german_names(written):
    address = written(q="hub bereich:„Auf dem Dach“", language="de").moved_to
    assert address.endswith("/de/search/?q=hub&place=note.roof")
