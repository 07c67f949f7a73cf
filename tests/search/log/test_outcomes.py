"""What came of queries one knows: their figures, by the week, between two moments, and what was opened."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.queries import (
    BEFORE_QUESTION,
    TOP,
    WITHOUT_RESULTS,
    Came,
    Opened,
    Period,
    Span,
    by_week,
    came_of,
    counted,
    opened_after,
)
from tests.search.log.searches import NOON, search

pytestmark = pytest.mark.django_db
HUB, MOSS = ("en", "hub"), ("en", "moss")


@pytest.fixture(autouse=True)
def searches(db):
    search("Hub", "anna", days_ago=1, opened=("article", 5, 1), then="question")
    search("hub", "bert", days_ago=8, total=0)
    search("hub", "cleo", days_ago=8, total=0, away=True)
    search("hub", "dora", days_ago=8, total=0, filters={"kind": ["article"]})
    search("moss", "anna", days_ago=13, total=0)
    search("hub", "emil", days_ago=1, language="de")
    search("hail", "anna", days_ago=2)


def test_each_is_counted_by_its_language_and_words():
    found = counted([HUB, MOSS, ("en", "fog")], span=Span.last(14))
    assert set(found) == {HUB, MOSS}
    hub = found[HUB]
    assert (hub.searches, hub.empty, hub.clicked, hub.unclicked, hub.questions) == (4, 1, 1, 0, 1)
    assert counted([HUB], span=Span.last(7))[HUB].searches == 1
    assert counted([], span=Span.last(14)) == {}


def test_whole_weeks_are_counted_the_oldest_first():
    assert by_week([HUB, MOSS], span=Span.last(14), which=TOP) == {HUB: (3, 1), MOSS: (1, 0)}
    assert by_week([HUB], span=Span.last(20), which=WITHOUT_RESULTS) == {HUB: (1, 0)}
    assert by_week([HUB], span=Span.last(14), which=BEFORE_QUESTION) == {HUB: (0, 1)}
    assert by_week([HUB], span=Span.last(6), which=TOP) == {}


def test_a_moment_parts_two_periods_and_what_the_content_cannot_help_is_left_out():
    then = NOON - timedelta(days=8)
    month = timedelta(days=28)
    periods = [Period([HUB, MOSS], then - month, then), Period([HUB, MOSS], then, timezone.now() + month)]
    assert came_of(periods) == [Came(1, 1, 0), Came(2, 1, 1)]
    assert came_of([Period([], then, then), *periods[:1]]) == [Came(0, 0, 0), Came(1, 1, 0)]
    assert came_of([]) == []


def test_what_was_opened_after_any_of_them(django_assert_num_queries):
    search("moss", "fred", days_ago=3, opened=("thread", 7, 2))
    search("moss", "gina", days_ago=3, opened=("thread", 7, 1))
    with django_assert_num_queries(1):
        assert opened_after([HUB, MOSS], span=Span.last(14)) == (Opened("thread", 7, 2), Opened("article", 5, 1))
    assert opened_after([], span=Span.last(14)) == ()
