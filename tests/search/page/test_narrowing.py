"""Narrowing results: facets with counts, what is chosen and how it is taken away again, all of it in the address."""

import pytest

from tests.factories.accounts import AgentFactory
from tests.search import notes
from tests.search.page.conftest import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def hubs(look):
    """Four notes that differ in everything results can be narrowed by."""
    notes.write("Hub on the roof", place="roof", state="solved", tags=["Wi-Fi", "WX-200"], days=400)
    notes.write("Hub in the cellar", place="cellar", state="open", tags=["wi-fi"], days=90)
    notes.write("Hub in the other cellar", place="keller", state="solved", tags=["wx-200"], days=1)
    notes.write("Hub im Keller", language="de", place="keller", days=1)
    return look


def test_what_was_found_is_counted_by_every_field(hubs):
    assert hubs(q="hub").groups == {
        "Where": {"In the cellar": 3, "On the roof": 1},
        "State": {"Solved": 2, "Open": 1},
        "Tags": {"Wi-Fi": 2, "WX-200": 2},
        "Language": {"English": 3, "German": 1},
        "Last changed": {"Any time": None, "In the last 30 days": 2, "In the last 12 months": 3},
    }


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("&place=note.roof", {"Hub on the roof"}),
        ("&place=note.roof&place=note.cellar&language=en", {"Hub on the roof", "Hub in the cellar", "Hub in the other cellar"}),
        ("&state=solved", {"Hub on the roof", "Hub in the other cellar"}),
        ("&state=solved&tag=wi-fi", {"Hub on the roof"}),
        ("&tag=wx-200", {"Hub on the roof", "Hub in the other cellar"}),
        ("&tag=WX-200&tag=wi-fi&state=open", {"Hub in the cellar"}),
        ("&language=de", {"Hub im Keller"}),
        ("&time=month", {"Hub in the other cellar", "Hub im Keller"}),
        ("&time=year&language=en", {"Hub in the cellar", "Hub in the other cellar"}),
        ("&kind=note&time=&state=&sort=", {"Hub on the roof", "Hub in the cellar", "Hub in the other cellar", "Hub im Keller"}),
    ],
)  # fmt: skip
def test_several_values_of_a_field_widen_and_several_fields_narrow(hubs, address, expected):
    page = hubs(f"?q=hub{address}")
    assert set(page.titles) == expected
    assert page.results.total == len(expected)


def test_a_field_is_counted_as_if_it_did_not_narrow_and_what_is_chosen_stays_with_nought(hubs):
    page = hubs("?q=hub&state=open&time=month&place=note.roof")
    assert page.groups == {
        "Where": {"On the roof": 0},
        "State": {"Open": 0},
        "Last changed": {"Any time": None, "In the last 30 days": 0},
    }
    wider = hubs("?q=hub&state=open&place=note.roof")
    assert wider.groups["Where"] == {"In the cellar": 1, "On the roof": 0}
    assert wider.groups["State"] == {"Solved": 1, "Open": 0}
    assert wider.ticked == [("place", "note.roof"), ("state", "open")]


def test_each_thing_that_narrows_is_named_above_the_list_and_taken_away_by_a_link(hubs):
    page = hubs("?q=hub&state=solved&tag=wi-fi&tag=wx-200&time=year&sort=newest")
    assert page.titles == ["Hub in the other cellar"]
    assert page.chips == {
        "Solved": "?q=hub&tag=wi-fi&tag=wx-200&time=year&sort=newest",
        "Wi-Fi": "?q=hub&state=solved&tag=wx-200&time=year&sort=newest",
        "WX-200": "?q=hub&state=solved&tag=wi-fi&time=year&sort=newest",
        "In the last 12 months": "?q=hub&state=solved&tag=wi-fi&tag=wx-200&sort=newest",
    }
    assert page.links(".chips .link") == {"Clear all": "?q=hub&sort=newest"}
    assert hubs("?q=hub&sort=newest").chips == {}


def test_where_there_is_nothing_to_choose_nothing_is_offered(look):
    notes.write("Hub", place="roof", tags=["wi-fi"])
    notes.write("Hub again", place="attic", tags=["wi-fi"])
    page = look(q="hub")
    assert len(page.titles) == 2
    assert page.groups == {}
    assert "attic" not in page.html


def test_places_of_the_same_name_are_one_in_every_language(hubs):
    english = hubs("?q=hub&place=note.keller")
    assert len(english.titles) == 3
    assert english.ticked[0] == ("place", "note.cellar")
    german = hubs("?q=hub&place=note.keller", language="de")
    assert len(german.titles) == 3
    assert german.groups["Wo"] == {"Im Keller": 3, "Auf dem Dach": 1}
    assert "Im Keller" in german.chips


def test_many_values_fold_away_behind_the_first_and_what_is_chosen_is_seen(look):
    for number in range(10):
        for _ in range(2 if number < 6 else 1):
            notes.write(f"Hub {number}", tags=[f"tag {number}"])
    page = look("?q=hub&tag=tag 9")
    (fold,) = page.tree.select(".facets__more")
    assert [said(words) for words in fold.summary.select("span")] == ["4 more", "Fewer"]
    folded = {box["value"] for box in fold.select("input")}
    assert folded == {"tag 5", "tag 6", "tag 7", "tag 8"}
    assert len(page.groups["Tags"]) == 10


def test_the_form_keeps_the_words_and_the_order(hubs):
    page = hubs("?q=hub&sort=newest&exactly=1&state=solved")
    assert page.hidden(".facets") == [("q", "hub"), ("sort", "newest"), ("exactly", "1")]
    assert page.ticked == [("state", "solved"), ("time", "")]


def test_other_words_keep_what_does_not_come_from_the_old_ones(hubs):
    page = hubs(
        "?q=hub&sort=newest&exactly=1&state=solved&tag=wi-fi&place=note.roof&language=en&kind=note&time=year&page=1"
    )
    assert page.hidden(".search") == [("kind", "note"), ("language", "en"), ("time", "year"), ("sort", "newest")]


def test_pages_keep_everything(look):
    for number in range(25):
        notes.write(f"Hub {number}", state="solved", days=number, tags=["wi-fi", "x"])
    page = look("?q=hub&state=solved&tag=wi-fi&tag=x&sort=newest&page=2")
    assert page.titles == [f"Hub {number}" for number in range(10, 20)]
    assert page.links(".pages__link")["Page 3"] == "?q=hub&state=solved&tag=wi-fi&tag=x&sort=newest&page=3"


def test_what_is_newest_or_most_helpful_may_stand_first(look):
    notes.write("Hub, the old one", days=30, votes=2)
    notes.write("Hub, the new one", days=1, votes=1)
    notes.write("Hub, the helpful one", days=9, votes=9)
    assert look("?q=hub&sort=newest").titles[0] == "Hub, the new one"
    helpful = look("?q=hub&sort=voted")
    assert helpful.titles == ["Hub, the helpful one", "Hub, the old one", "Hub, the new one"]
    assert helpful.links(".tabs__link") == {
        "Best match": "?q=hub",
        "Newest": "?q=hub&sort=newest",
        "Most helpful": "?q=hub&sort=voted",
    }
    assert helpful.tree.select_one(".tabs__link[aria-current]").get_text() == "Most helpful"


def test_only_values_of_what_one_may_find_are_offered(look, client):
    for audience in ("", "members", "agents"):
        for place in ("roof", "cellar"):
            notes.write("Hub", audience=audience, place=place, tags=[f"for {audience or 'all'}"], state="solved")
    page = look(q="hub")
    assert page.groups == {"Where": {"In the cellar": 1, "On the roof": 1}}
    assert "for agents" not in page.html
    secret = look("?q=hub&tag=for agents")
    assert secret.titles == []
    assert secret.groups["Tags"] == {"for agents": 0, "for all": 2}
    client.force_login(AgentFactory())
    assert look(q="hub").groups["Tags"] == {"for agents": 2, "for all": 2, "for members": 2}
