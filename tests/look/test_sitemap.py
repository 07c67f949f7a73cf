"""What search engines are told."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kb_site import sitemap
from search.contract import sources
from tests.factories.articles import make_article, make_section
from tests.factories.forum import make_thread

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"


def addresses(response):
    return [node.text for node in ElementTree.fromstring(response.content).iter(LOC)]


def test_robots_are_shown_the_sitemap_and_kept_from_the_admins(visitor):
    text = visitor.get("/robots.txt").content.decode()
    assert "Disallow: /cms/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_sitemap_has_a_file_for_the_doors_and_each_source(visitor):
    index = addresses(visitor.get("/sitemap.xml"))
    assert "http://testserver/sitemap-doors-1.xml" in index
    assert {re.search(r"sitemap-([\w-]+)-", address)[1] for address in index} == {"doors", *sources()}
    for address in index:
        assert visitor.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_front_door_is_named_in_each_language_with_its_counterpart(visitor):
    xml = visitor.get("/sitemap-doors-1.xml").content.decode()
    assert "<loc>http://testserver/de/</loc>" in xml
    assert 'hreflang="en" href="http://testserver/en/"' in xml


@pytest.mark.parametrize("path", ["/sitemap-nothing-1.xml", "/sitemap-doors-2.xml", "/sitemap-thread-99999999999.xml"])
def test_a_file_that_is_not_there_is_not_found(visitor, path):
    assert visitor.get(path).status_code == 404


@pytest.fixture
def pairs():
    """Three articles in both languages: first all the English ones, then all the German."""
    english, german = make_section("en"), make_section("de")
    originals = [make_article(english, slug=f"gauge-{number}") for number in range(3)]
    return [(one, make_article(german, slug=f"messer-{one.slug}", translation_of=one)) for one in originals]


def test_a_page_names_its_translation_also_when_that_stands_in_another_file(visitor, pairs, monkeypatch):
    monkeypatch.setattr(sitemap, "IN_A_FILE", 2)
    found = {}
    for number in (1, 2, 3):
        tree = ElementTree.fromstring(visitor.get(f"/sitemap-article-{number}.xml").content)
        for entry in tree:
            named = {link.get("hreflang"): link.get("href") for link in entry.iter(ALTERNATE)}
            found[entry.find(LOC).text] = named
    assert len(found) == 6
    for versions in pairs:
        expected = {page.locale.language_code: f"http://testserver{page.url}" for page in versions}
        assert set(expected) == {"en", "de"}
        assert all(found[address] == expected for address in expected.values())


@pytest.mark.parametrize("kind", ["article", "thread"])
def test_a_file_costs_the_same_however_many_it_names_and_loads_no_text(visitor, pairs, kind):
    def more():
        section = make_section("en")
        for _ in range(4):
            make_article(section)
            make_thread()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            text = visitor.get(f"/sitemap-{kind}-1.xml").content.decode()
        return len(queries), text.count("<url>"), " ".join(query["sql"] for query in queries)

    make_thread()
    visitor.get(f"/sitemap-{kind}-1.xml")
    count, entries, _sql = asked()
    more()
    after, now, sql = asked()
    assert now == entries + 4
    assert after == count <= 5
    assert not [column for column in ('"body"', '"body_html"', '"body_text"', '"search_description"') if column in sql]
