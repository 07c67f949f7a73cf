"""The results page: one list, an address to share, and an answer to whatever is typed."""

import re

import pytest
from bs4 import BeautifulSoup

from search import contract, engines
from tests.factories.accounts import AgentFactory, UserFactory
from tests.search import notes
from tests.search.conftest import ENGINES, made, ready
from tests.search.notes import NoteSource, PaperSource
from tests.search.page.conftest import Page
from tests.search.worker import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(house, client):
    """Asks for results in English and gives the response."""
    settle()

    def ask(language="en", **query):
        settle()
        return client.get(f"/{language}/search/", query)

    return ask


@pytest.fixture(scope="module", params=ENGINES)
def empty(request, tmp_path_factory):
    """An index in which nothing is written, for all who find nothing in it."""
    folder = tmp_path_factory.mktemp("empty")
    with made(request.param, folder) as engine:
        ready(engine)
        yield {
            "SEARCH_ENGINE": request.param,
            "SEARCH_FOLDER": folder / "search",
            "SEARCH_PREFIX": getattr(engine, "prefix", ""),
        }


@pytest.fixture
def empty_house(empty, settings, only_notes, client):
    """This installation with that index: the client of a visitor who searches."""
    for name, value in empty.items():
        setattr(settings, name, value)
    yield client
    engines.engine().close()


@pytest.fixture
def two_kinds(house, monkeypatch):
    """Notes and papers."""
    monkeypatch.setattr(contract, "_sources", {"note": NoteSource(), "paper": PaperSource()})


def shown(response):
    """The titles on the page, as text."""
    return [str(hit.title) for hit in response.context["results"].hits]


def test_a_hit_shows_title_and_passage_with_the_found_words_marked(page):
    notes.write("Clean the rain gauge", "Lift the funnel off the rain gauge and rinse it.")
    html = page(q="rain gauges").content.decode()
    assert "Clean the <mark>rain gauge</mark></a>" in html
    assert "Lift the funnel off the <mark>rain gauge</mark> and rinse it." in html
    assert "<strong>1 result</strong>" in html


def test_nothing_in_a_text_becomes_markup(page):
    notes.write("<script>alert(1)</script> gauge", "<mark>gauge</mark> & <img src=x onerror=alert(1)>")
    html = page(q='gauge "><i>').content.decode()
    assert "<script>alert" not in html
    assert '"><i>' not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>gauge</mark>" in html
    assert "&lt;mark&gt;<mark>gauge</mark>&lt;/mark&gt; &amp; &lt;img src=x" in html


def test_both_languages_are_found_and_the_readers_own_stands_first(page):
    notes.write("Firmware 2.4", language="en")
    notes.write("Firmware 2.4", language="de")
    assert [hit.language for hit in page(q="firmware 2.4").context["results"].hits] == ["en", "de"]
    german = page("de", q="firmware 2.4")
    assert [hit.language for hit in german.context["results"].hits] == ["de", "en"]
    html = german.content.decode()
    assert html.count("(Englisch)") == 1
    assert 'lang="en"><mark>Firmware' in html
    assert '</a> <span class="row__lang" lang="de">(Englisch)</span></h2>' in html
    assert "(Deutsch)" not in html


def test_kinds_are_counted_and_narrow_the_list(two_kinds, page):
    from django.db import transaction

    from search.actions import refresh

    paper = notes.write("Paper about hubs")
    notes.write("Note about hubs")
    with transaction.atomic():
        refresh("paper", [paper.pk])
    everything = page(q="hubs")
    (kinds,) = everything.context["results"].groups
    assert [(facet.label, facet.count) for facet in kinds.shown] == [("Notes", 2), ("Papers", 1)]
    narrowed = page(q="hubs", kind="paper")
    assert shown(narrowed) == ["Paper about <mark>hubs</mark>"]
    assert "of 3 in all" in narrowed.content.decode()
    assert 'value="paper" checked' in narrowed.content.decode()


def test_pages_are_bounded_and_keep_the_query(page):
    for number in range(25):
        notes.write(f"Hub number {number}")
    first = page(q="hub")
    assert len(shown(first)) == 10
    assert 'href="?q=hub&amp;page=3"' in first.content.decode()
    assert len(shown(page(q="hub", page=3))) == 5
    beyond = page(q="hub", page=99)
    assert (beyond.status_code, beyond["Location"]) == (302, "/en/search/?q=hub&page=3")
    for odd in ("0", "-1", "two", "9" * 40, "٣", "1.5", ""):
        assert page(q="hub", page=odd).context["results"].page == 1


def test_without_hits_the_nearest_things_and_the_ways_on_are_offered(page):
    notes.write("Anemometer squeaks")
    html = page(q="anemometer barometer hygrometer").content.decode()
    assert "Nothing found for “anemometer barometer hygrometer”" in html
    assert "Nearest to it" in html
    assert "<mark>Anemometer</mark> squeaks" in html


def test_an_empty_search_asks_for_words_and_whoever_came_to_search_can_type_at_once(empty_house):
    for words in ({}, {"q": ""}, {"q": "   "}):
        response = empty_house.get("/en/search/", words)
        assert response.status_code == 200
        assert "<h1>Search</h1>" in response.content.decode()
        assert BeautifulSoup(response.content, "html.parser").select_one("#q[autofocus]")
    # Who reads results is not taken to the field.
    assert b"autofocus" not in empty_house.get("/en/search/", {"q": "hub"}).content


@pytest.mark.parametrize(
    "text", ["x" * 2000, "* ? ~ ^ AND", "the of and", "😀", "\ud83d", '"a -b (', "%", "'", "<b>", "0x80070005 " * 150]
)
def test_any_garbage_gets_a_page(empty_house, text):
    response = empty_house.get("/en/search/", {"q": text.encode("utf-8", "replace").decode()})
    assert response.status_code == 200
    assert response.context["results"].away is False


def test_bad_bytes_in_the_address_get_a_page(empty_house):
    assert empty_house.get("/en/search/?q=%ff%fe&kind=%ff&page=%ff").status_code == 200


def test_nobody_meets_what_is_not_for_them(page, client):
    notes.write("For everybody, hub")
    notes.write("For members, hub", audience="members")
    notes.write("For agents, hub", audience="agents")
    assert len(shown(page(q="hub"))) == 1
    client.force_login(UserFactory())
    assert len(shown(page(q="hub"))) == 2
    client.force_login(AgentFactory())
    assert len(shown(page(q="hub"))) == 3


def test_what_was_hidden_is_gone_at_once_though_the_index_lags(house, client):
    settle()
    note = notes.write("Secret hub")
    settle()
    notes.hide(note, queue=False)
    response = client.get("/en/search/", {"q": "hub"})
    assert shown(response) == []
    assert "Secret" not in response.content.decode()


def test_words_taken_back_are_not_shown_though_the_index_lags(house, client):
    settle()
    note = notes.write("Hub of Mrs Smith", "Her password for the hub is swordfish.")
    settle()
    notes.retitle(note, "Hub", summary="Ask me.")
    html = client.get("/en/search/", {"q": "hub"}).content.decode()
    assert "Ask me." in html
    assert "Smith" not in html
    assert "swordfish" not in html
    assert ">Hub</a>" in html


def test_a_visitors_page_is_the_same_for_every_visitor(page, client):
    notes.write("Hub")
    first, second = page(q="hub"), page(q="hub")
    assert first.content == second.content
    for response in (first, page(q="nothing of it"), page()):
        assert "Set-Cookie" not in response
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert b"csrf" not in response.content
        assert b'method="post"' not in response.content


def test_a_results_page_costs_the_same_queries_for_one_hit_and_for_ten(house, client, django_assert_num_queries):
    settle()
    notes.write("Hub")
    settle()
    client.get("/en/search/", {"q": "hub"})
    with django_assert_num_queries(4):
        client.get("/en/search/", {"q": "hub"})
    for number in range(12):
        notes.write(f"Hub {number}")
    settle()
    with django_assert_num_queries(4):
        assert len(shown(client.get("/en/search/", {"q": "hub"}))) == 10


@pytest.mark.usefixtures("clock")
def test_too_many_searches_are_refused_in_a_sentence_and_the_words_stay(house, client):
    settle()
    for _ in range(60):
        client.get("/en/search/", {"q": "hub"})
    refused = client.get("/en/search/?q=my+typed+words&tag=wi-fi&sort=newest")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "my typed words" in refused.content.decode()
    assert "You can search again in" in refused.content.decode()
    # Whoever sends the form again asks the same.
    assert Page(refused).hidden(".search") == [("tag", "wi-fi"), ("sort", "newest")]


def test_every_field_takes_as_much_as_is_looked_for(page, client):
    for address in ("/en/", "/en/search/", "/en/questions/"):
        html = client.get(address).content.decode()
        assert re.findall(r'name="q" type="search" maxlength="(\d+)"', html) == ["2000"]


def test_a_code_stays_in_one_piece_where_it_is_repeated(house, client):
    settle()
    notes.write("Hub", place="roof")
    settle()
    for address in ("?q=E-1042", "?q=hub+E-1042&place=note.cellar"):
        html = client.get(f"/en/search/{address}").content.decode()
        assert "Nothing found for “" in html
        assert "E\u20111042”" in html
