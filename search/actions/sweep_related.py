"""Sweeping what is related: by night what is gone is dropped, what is missing is wanted, and what is old is computed anew."""

import time
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from search.actions.relate import AGAIN, BATCH, want_related
from search.contract import sources
from search.models import Related
from search.queries import Key
from search.related import KEPT
from search.rules import hits_named

OLD = timedelta(days=7)
"""What was computed before that is computed anew: others have changed meanwhile."""


def sweep_related(*, now: datetime, everything: bool = False) -> int:
    """Bring the whole table up to date with what may be found, ``everything`` as if all of it were old; how many rows were dropped.

    A fixed number of queries for each 500 rows.
    """
    gone = Related.objects.exclude(kind__in=list(sources())).delete()[0]
    for kind, source in sources().items():
        there = source.findable().order_by()
        gone += Related.objects.filter(kind=kind).exclude(object_id__in=there.values("pk")).delete()[0]
        for ids in _pages(there.exclude(pk__in=Related.objects.filter(kind=kind).values("object_id"))):
            want_related(f"{kind}:{pk}" for pk in ids)
    old = Related.objects.all() if everything else Related.objects.filter(computed_at__lt=now - OLD)
    _want_again(old, now)
    for ids in _pages(Related.objects.all()):
        _mend(list(Related.objects.filter(pk__in=ids)), now)
    return gone


def _mend(rows: Sequence[Related], now: datetime) -> None:
    """Take out of ``rows`` what no longer may stand there, and have them computed anew."""
    named = {row.pk: hits_named(" ".join(row.found), KEPT) for row in rows}
    there = _answering({key for keys in named.values() for key in keys})
    mended = []
    for row in rows:
        left = [f"{kind}:{pk}" for kind, pk in named[row.pk] if (kind, pk) in there]
        if left != row.found:
            row.found = left
            mended.append(row)
    Related.objects.bulk_update(mended, ["found"])
    _want_again(Related.objects.filter(pk__in=[row.pk for row in mended]), now)


def _answering(keys: Collection[Key]) -> set[Key]:
    """Those that may be found, and may answer a question. One query for each kind."""
    there: set[Key] = set()
    for kind, source in sources().items():
        if ids := [pk for other, pk in keys if other == kind]:
            rows = source.answering(source.findable().filter(pk__in=ids))
            there |= {(kind, pk) for pk in rows.values_list("pk", flat=True)}
    return there


def _want_again(rows: QuerySet[Related], now: datetime) -> None:
    rows.filter(wanted_at=None).update(wanted_at=now, basis=AGAIN, stamp=time.time_ns())


def _pages(rows: QuerySet[Any]) -> Iterator[Sequence[int]]:
    """The primary keys of ``rows`` as they are at each page, in their order."""
    after = 0
    while ids := list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield ids
        after = ids[-1]
