"""Where nothing fits, or where what was asked for makes no sense: the page says what helps."""

from urllib.parse import urlencode

import pytest

from tests.search import notes

pytestmark = pytest.mark.django_db


@pytest.fixture
def hubs(look):
    """Three notes on the roof and one in the cellar, none of them open."""
    for number in range(3):
        notes.write(f"Hub {number} on the roof", place="roof", state="solved", days=400)
    notes.write("Hub in the cellar", place="cellar", days=1)
    return look


def test_narrowed_to_nothing_the_page_says_what_there_is_without_each_filter(hubs):
    page = hubs("?q=hub&place=note.cellar&state=solved&sort=newest")
    assert page.titles == []
    assert "Nothing found for “hub” with these filters" in page.html
    assert page.links(".wider a") == {
        "Without any filter": "?q=hub&sort=newest",
        "Without “In the cellar”": "?q=hub&state=solved&sort=newest",
        "Without “Solved”": "?q=hub&place=note.cellar&sort=newest",
    }
    assert [said.get_text() for said in page.tree.select(".wider .soft")] == ["4 results", "3 results", "1 result"]
    assert "Nearest to it" not in page.html
    assert "/questions/ask/?title=hub" in page.html


def test_only_what_helps_is_offered_to_be_taken_away(hubs):
    page = hubs("?q=hub&place=note.cellar&state=open&time=month")
    assert page.links(".wider a") == {
        "Without any filter": "?q=hub",
        "Without “Open”": "?q=hub&place=note.cellar&time=month",
    }
    alone = hubs("?q=hub&state=open", language="de")
    assert alone.links(".wider a") == {"Ohne „Open“": "?q=hub"}


def test_where_nothing_fits_at_all_filters_are_not_to_blame(hubs):
    page = hubs("?q=hub+barometer+hygrometer&place=note.cellar")
    assert "Nothing found for “hub barometer hygrometer”" in page.html
    assert "Nearest to it" in page.html
    # What is nearest is not narrowed.
    assert {"Hub 1 on the roof", "Hub 2 on the roof"} & set(page.titles)
    assert page.groups == {}
    assert "/questions/ask/?title=hub%20barometer%20hygrometer" in page.html
    assert "/person/?question=hub%20barometer%20hygrometer" in page.html


GARBAGE = (
    "'\"><script>alert(1)</script>",
    "%00",
    "\x01\x7f",
    "x" * 5_000,
    "😀",
    "../..",
    "-1",
    "note.nowhere",
    "AND OR (",
    "٣",
)
NAMES = ("kind", "place", "state", "tag", "language", "time", "sort", "exactly", "page", "nonsense", "filters", "q[]")


def test_what_nobody_can_read_is_left_out_of_what_is_looked_for(hubs):
    page = hubs("?q=hub%00on&place=note.cellar%00")
    assert (page.response.status_code, page.results.words) == (200, "hub on")
    assert hubs("?q=hub%2500").results.words == "hub%00"


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_whatever_stands_in_the_address_there_is_a_page(hubs, garbage):
    for name in NAMES:
        page = hubs("?" + urlencode([("q", "hub"), (name, garbage), (name, "")]))
        assert page.response.status_code == 200
        assert not page.results.away
        assert "<script>alert" not in page.html
        # A tag may be anything; all else that nobody knows says nothing.
        if name != "tag":
            assert len(page.titles) == 4
            assert page.chips == {}


def test_a_thousand_values_are_as_good_as_twenty(hubs):
    everything = "&".join(f"{name}=v{number}" for name in ("tag", "place", "state") for number in range(300))
    page = hubs(f"?q=hub&{everything}")
    assert len(page.chips) == 20
    assert hubs("?q=hub&" + "tag=x&" * 300).chips == {"x": "?q=hub"}


def test_what_was_hidden_is_neither_shown_nor_counted_though_the_index_lags(house, look, client):
    from tests.search.page.conftest import Page

    notes.write("Hub one", place="roof", tags=["plain", "round"])
    hidden = notes.write("Hub two", place="cellar", tags=["insult"])
    look(q="hub")
    notes.hide(hidden, queue=False)
    page = Page(client.get("/en/search/", {"q": "hub"}))
    assert page.titles == ["Hub one"]
    assert page.results.total == 1
    assert page.groups == {"Tags": {"plain": 1, "round": 1}}
    assert "insult" not in page.html


def test_a_narrowed_page_costs_the_same_queries_whatever_it_shows(hubs, client, django_assert_num_queries):
    hubs("?q=hub&place=note.roof")
    for address in ("?q=hub", "?q=hub&place=note.roof&state=solved&sort=newest", "?q=hub&place=note.cellar"):
        # What waits to be written, the notes; behind the page two of the log.
        with django_assert_num_queries(4):
            assert client.get(f"/en/search/{address}").context["results"].hits


def test_a_visitors_narrowed_page_is_the_same_for_every_visitor(hubs):
    address = "?q=hub&place=note.roof&place=note.cellar&state=solved&sort=voted&time=year"
    first, second = hubs(address), hubs(address)
    assert first.response.content == second.response.content
    for response in (first.response, second.response):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_behind_one_or_two_results_stands_what_is_nearest(look):
    notes.write("Hub on the roof")
    for place in ("cellar", "attic", "garage", "shed"):
        notes.write(f"Hub in the {place}")
    page = look(q="hub roof")
    assert [hit.row.title for hit in page.results.hits] == ["Hub on the roof"]
    assert len(page.results.nearest) == 3
    assert "Hub on the roof" not in [hit.row.title for hit in page.results.nearest]
    assert [int(listed["data-rank"]) for listed in page.tree.select("[data-rank]")] == [1, 2]
    assert look(q="hub").results.nearest == ()
    assert look("?q=hub+roof&state=open").results.nearest == ()
