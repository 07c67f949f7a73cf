"""Makes clusters of what several people looked for, and tasks of them."""

from itertools import count

from django.utils import timezone

from insights import actions
from insights.models import Cluster
from search.actions.log import log_search

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


def make_task(by, kind="write", *, cluster=None, **more):
    """A task of a cluster of its own."""
    return actions.make_task(by=by, cluster_id=(cluster or make_cluster()).pk, kind=kind, **more)
