"""Searches of several people, sorted into clusters, and an editor who tends them."""

from datetime import timedelta
from zlib import crc32

import pytest
from django.utils import timezone

from insights.actions import sort_queries
from insights.models import Cluster
from tests.search.log.searches import search


def people_search(words, *, people=3, days_ago=1, **came):
    """As many people looked for it on one day: two are enough for editors to see it."""
    for number in range(people):
        search(words, f"{number} {crc32(words.encode()):x}", days_ago=days_ago, **came)


def sort_now(**later):
    """What the worker does each hour."""
    assert sort_queries(now=timezone.now() + timedelta(**later), at_once=True)


def cluster_with(words):
    """The one that holds these words."""
    return Cluster.objects.get(queries__folded=words)


def together():
    """Every cluster's words."""
    return {frozenset(cluster.queries.values_list("folded", flat=True)) for cluster in Cluster.objects.all()}


@pytest.fixture
def moss(db):
    """A cluster that found nothing."""
    people_search("moss in rain gauge", total=0)
    sort_now()
    return cluster_with("moss in rain gauge")
