"""Makes clusters of what several people looked for, tasks of them, and queries that worked."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from insights import actions
from insights.models import Cluster
from search.actions.log import log_click, log_search

_numbers = count(1)
WORDS = ("moss", "pollen", "lightning", "snow", "hail", "fog", "sunshine", "frostbite", "thunder", "dew")


def make_cluster(words=None, *, language="en", people=3, total=0):
    """A cluster of words that so many people looked for today, sorted as the worker does."""
    number = next(_numbers)
    words = words or f"{WORDS[number % len(WORDS)]} {number}"
    now = timezone.now()
    for person in range(people):
        log_search(words, pseudonym=f"made {number} {person}", language=language, place="results", total=total, now=now)
    actions.sort_queries(now=now, at_once=True)
    return Cluster.objects.get(queries__folded=words.casefold(), language=language)


def make_completion(words, hit, *, language="en", people=(2, 1)):
    """A query with which so many people, today and on the days before, opened the ``hit`` (kind, id)."""
    number, (kind, pk) = next(_numbers), hit
    for days_ago, count_of in enumerate(people):
        for person in range(count_of):
            who = f"{number} {days_ago} {person}"
            asked = {"pseudonym": who, "place": "results"}
            at = timezone.now() - timedelta(days=days_ago)
            log_search(words, network=who, language=language, total=1, now=at, **asked)
            log_click(typed=words, kind=kind, object_id=pk, rank=1, **asked)


def make_task(by, kind="write", *, cluster=None, **more):
    """A task of a cluster of its own."""
    return actions.make_task(by=by, cluster_id=(cluster or make_cluster()).pk, kind=kind, **more)
