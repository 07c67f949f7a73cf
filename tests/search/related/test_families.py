"""Where few things are shown, one text in several languages stands there once."""

import pytest

from search.suggesting import suggest
from tests.factories.articles import make_article, make_section
from tests.search.worker import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(house, section):
    """An article and its translation, found by the same words."""
    english = make_article(section, title="WLAN Router")
    own = make_section("de", translation_of=section)
    german = make_article(own, title="Heimnetz: WLAN Router", translation_of=english)
    settle()
    return english, german


def suggested(language):
    return [hit.row.pk for hit in suggest("WLAN Router", language=language).hits]


def found(client, words):
    """Ids of what a German reader finds, and of what is nearest."""
    results = client.get("/de/search/", {"q": words}).context["results"]
    return [[hit.row.pk for hit in hits] for hits in (results.hits, results.nearest)]


def test_a_text_is_suggested_once_in_the_readers_language_or_in_the_one_that_may_be_read(both):
    english, german = both
    assert suggested("en") == [english.pk]
    assert suggested("de") == [german.pk]
    german.unpublish()
    settle()
    assert suggested("de") == [english.pk]


def test_what_is_nearest_names_a_text_once_and_none_that_is_shown(both, section, visitor):
    _english, german = both
    other = make_article(section, title="WLAN")
    settle()
    assert found(visitor, "WLAN Balkon Garten") == [[], [german.pk, other.pk]]
    assert found(visitor, "Heimnetz WLAN Balkon") == [[german.pk], [other.pk]]
