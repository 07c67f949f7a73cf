"""Which queries stand together: by their words, by their meaning, never across codes, and with what is held together before."""

import pytest

from search import meaning
from search.actions import embed_queries
from search.models import StoredVector
from search.queries import alike

pytestmark = pytest.mark.django_db


@pytest.fixture
def understood(settings):
    settings.SEARCH_MEANING = True
    meaning.forget()
    yield
    meaning.forget()


def groups(queries, language="en", **more):
    return [set(group) for group in alike(queries, language=language, **more)]


def test_the_same_words_in_any_order_and_form_stand_together():
    queries = ["clean rain gauge", "hub offline", "rain gauges cleaning", "Cleaning the rain gauge"]
    assert groups(queries) == [{"clean rain gauge", "rain gauges cleaning", "Cleaning the rain gauge"}, {"hub offline"}]
    assert groups(["regenmesser reinigen", "reinigen Regenmesser"], "de") == [
        {"regenmesser reinigen", "reinigen Regenmesser"}
    ]


def test_words_without_a_letter_or_with_common_ones_alone_stand_for_themselves():
    assert groups(["the of", "who is it", "the of", "???"]) == [{"the of"}, {"who is it"}, {"???"}]


def test_what_is_held_stays_together_and_takes_in_what_is_near_to_it():
    held = [["hub offline", "pollen"], ["snow"]]
    assert groups(["hub offline today", "snow", "hail", "hub offline"], held=held) == [
        {"hub offline", "pollen"},
        {"snow"},
        {"hub offline today"},
        {"hail"},
    ]
    assert groups(["hub offline today"], held=[["hub offline"]]) == [{"hub offline", "hub offline today"}]


def test_with_the_model_what_means_the_same_stands_together_once_it_is_embedded(understood):
    queries = ["hub offline", "hub has no connection", "E-1042 hub offline", "E-1007 hub offline", "pollen"]
    apart = [{query} for query in queries]
    assert groups(queries) == apart
    assert embed_queries(queries, seconds=30)
    assert groups(queries) == [{"hub offline", "hub has no connection"}, *apart[2:]]
    assert groups(["pollen"], held=[queries[1:2]]) == [{"hub has no connection"}, {"pollen"}]


def test_a_query_that_means_nothing_is_embedded_once_as_nothing(understood):
    assert embed_queries(["???", "hub"], seconds=30)
    assert sorted(len(bytes(vector)) for vector in StoredVector.objects.values_list("vector", flat=True)) == [0, 384]
    assert groups(["???", "hub"]) == [{"???"}, {"hub"}]


def test_without_the_model_there_is_nothing_to_embed():
    assert embed_queries(["hub"], seconds=30)
    assert not StoredVector.objects.exists()
