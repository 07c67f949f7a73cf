"""What search engines are told."""

import re
from xml.etree import ElementTree

import pytest

from search.contract import sources

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(response):
    return [node.text for node in ElementTree.fromstring(response.content).iter(LOC)]


def test_robots_are_shown_the_sitemap_and_kept_from_the_admins(visitor):
    text = visitor.get("/robots.txt").content.decode()
    assert "Disallow: /cms/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_sitemap_has_a_file_for_the_doors_and_each_source(visitor):
    index = addresses(visitor.get("/sitemap.xml"))
    assert "http://testserver/sitemap-doors-1.xml" in index
    assert {re.search(r"sitemap-(\w+)-", address)[1] for address in index} == {"doors", *sources()}
    for address in index:
        assert visitor.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_front_door_is_named_in_each_language_with_its_counterpart(visitor):
    xml = visitor.get("/sitemap-doors-1.xml").content.decode()
    assert "<loc>http://testserver/de/</loc>" in xml
    assert 'hreflang="en" href="http://testserver/en/"' in xml


@pytest.mark.parametrize("path", ["/sitemap-nothing-1.xml", "/sitemap-doors-2.xml", "/sitemap-thread-99999999999.xml"])
def test_a_file_that_is_not_there_is_not_found(visitor, path):
    assert visitor.get(path).status_code == 404
