"""Articles among the results: what they say beside their text, and what results can be narrowed to because of them."""

import gc

import pytest
from django.utils import translation

from articles.actions import record_feedback
from articles.search_sources import ArticleSource
from tests.factories.articles import make_article, make_pair, make_section
from tests.factories.forum import make_board, make_thread
from tests.search.page.conftest import Page
from tests.search.worker import embedded, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(settings, tmp_path, client):
    """The results page over the knowledge base and the forum."""

    def open_page(address, *, language="en"):
        settle()
        return Page(client.get(f"/{language}/search/{address}"))

    with embedded(settings, tmp_path):
        yield open_page
    gc.collect()


def test_sections_are_called_as_in_the_readers_language():
    make_pair()
    make_section("de", title="Nur auf Deutsch", slug="nur-deutsch")
    source = ArticleSource()
    assert source.places() == {
        "sensors": "Sensors and care",
        "sensoren": "Sensors and care",
        "nur-deutsch": "Nur auf Deutsch",
    }
    with translation.override("de"):
        assert list(source.places().items()) == [
            ("sensoren", "Sensoren und Pflege"),
            ("nur-deutsch", "Nur auf Deutsch"),
            ("sensors", "Sensoren und Pflege"),
        ]


def test_of_two_sections_of_one_address_the_one_in_the_readers_language_gives_the_name():
    make_section("en", title="Hub and radio", slug="hub")
    make_section("de", title="Hub und Funk", slug="hub")
    assert ArticleSource().places() == {"hub": "Hub and radio"}
    with translation.override("de"):
        assert ArticleSource().places() == {"hub": "Hub und Funk"}


def test_a_found_article_says_where_it_stands_whom_it_is_for_and_how_many_it_helped(look, agent, client):
    section = make_section(title="Hub and radio", slug="hub")
    article = make_article(section, title="The hub restarts", summary="A flash of the router.", audience="agents")
    for visitor in ("a", "b"):
        record_feedback(article_id=article.pk, helpful=True, visitor=visitor, by=None)
    assert look("?q=hub restarts").titles == []
    client.force_login(agent)
    (hit,) = look("?q=hub restarts").tree.select(".hit")
    said = " ".join(hit.get_text().split())
    for words in ("Article", "Hub and radio", "Agents only", "A flash of the router.", "2 readers found it helpful"):
        assert words in said
    assert "Updated" in said


def test_a_section_in_two_languages_and_a_board_of_its_name_are_one_place(look):
    make_pair(tags=["NW-200", "Wi-Fi"])
    make_thread(
        board=make_board("sensors", en="Sensors and care", de="Sensoren und Pflege"),
        title="Rain gauge",
        tags=["nw-200"],
    )
    make_thread(board=make_board("hub", en="Hub", de="Hub"), title="Rain gauge of the hub", tags=["wi-fi"])
    page = look("?q=rain gauge regenmesser&place=article.sensoren")
    german = look("?q=regenmesser&place=article.sensors", language="de")
    assert german.groups["Wo"] == {"Sensoren und Pflege": 1}
    assert german.titles == ["Der Regenmesser zeigt null"]
    english = look("?q=rain gauge")
    assert english.groups["Where"] == {"Sensors and care": 2, "Hub": 1}
    assert english.groups["Tags"] == {"NW-200": 2, "Wi-Fi": 2}
    assert english.groups["What"] == {"Articles": 1, "Questions": 2}
    assert set(page.chips) == {"Sensors and care"}


def test_a_page_of_articles_costs_the_same_for_one_and_for_ten(look, client, django_assert_num_queries):
    section = make_section(title="Hub and radio", slug="hub")
    for number in range(10):
        make_article(section, title=f"Hub {number}" if number else "Hub and anemometer")
    for words, count in (("anemometer", 1), ("hub", 10)):
        look(f"?q={words}")
        # What waits to be written; articles with languages, counts and sections; two of the log.
        with django_assert_num_queries(4):
            assert len(client.get("/en/search/", {"q": words}).context["results"].hits) == count
