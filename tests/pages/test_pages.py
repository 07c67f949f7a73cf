"""Every page of the site: in two languages, wide and narrow, light and dark; and a visitor's pages the same for everybody."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.pages.examples import collected
from tests.pages.names import url_names

EXAMPLES = collected()
WALKED = sorted(name for name, example in EXAMPLES.items() if not example.unwalked)
KEPT = sorted(name for name in WALKED if EXAMPLES[name].who == "visitor" and EXAMPLES[name].kept)
LANGUAGES = ("en", "de")


def address_of(name, language, world):
    example = EXAMPLES[name]
    with translation.override(language):
        if example.address:
            return example.address(world, language)
        return reverse(name.partition("#")[0], kwargs=example.args(world, language)) + example.query


# The mark makes pytest-django set up the database; the walk below uses rows that are committed, outside its transactions.
@pytest.mark.django_db
def test_every_page_has_an_example():
    missing = set(url_names()) - {name.partition("#")[0] for name in EXAMPLES}
    assert not missing, f"give these an example in tests/pages/examples/: {sorted(missing)}"


@pytest.mark.journey
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WALKED)
def test_nothing_is_wrong_with_a_page(name, language, pages, world):
    example = EXAMPLES[name]
    faults = pages.faults(address_of(name, language, world), example.who, example.status, language)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KEPT)
def test_a_visitors_page_is_the_same_for_every_visitor(name, language, world):
    path = address_of(name, language, world)
    first, second = Client().get(path), Client(headers={"user-agent": "Other/1.0"}).get(path)
    assert first.status_code == EXAMPLES[name].status
    assert first.content == second.content
    for response in (first, second):
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
    html = first.content.decode()
    assert "csrfmiddlewaretoken" not in html
    assert 'method="post"' not in html.lower()


# What visitors' browsers and robots fetch beside pages.
BESIDE_PAGES = (
    *("/brand.css", "/favicon.ico", "/robots.txt", "/sitemap.xml", "/healthz/live", "/"),
    *("/en/search/suggestions/?q=rain+gauge+shows", "/de/search/suggestions/?q=Regenmesser+zeigt"),
)


@pytest.mark.django_db
@pytest.mark.parametrize("path", BESIDE_PAGES)
def test_what_is_no_page_is_the_same_for_every_visitor_too(path, world):
    first, second = Client().get(path), Client(headers={"user-agent": "Other/1.0"}).get(path)
    assert first.status_code == second.status_code < 400
    assert b"".join(first) == b"".join(second)
    for response in (first, second):
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
