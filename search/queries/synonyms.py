"""The synonyms of now: read once in each process, and anew as soon as an editor saved, in whatever process that was.

A version in the cache says when. Without a cache that answers, or should it not have heard, time bounds what is old.
"""

import time
import uuid
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from django.core.cache import cache

from search.models import SynonymGroup
from search.phrases import GROUPS, Group
from search.synonyms import Synonyms

VERSION = "search:synonyms"
"""Where the cache has the version."""
TRUSTED, ALONE = 30.0, 5.0
"""Seconds until they are read anew although the version is the same, and while there is no cache to say so."""


class Held(NamedTuple):
    """What was read at ``at`` (seconds of the clock), when the cache said ``version``; "" when it was away."""

    groups: list[Group]
    synonyms: Synonyms
    version: str
    at: float


class KeptSynonyms:
    """Those of one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._held: Held | None = None
        self._lock = Lock()

    def now(self) -> Synonyms:
        """The synonyms as they were saved last; while nobody saves, a query each half a minute."""
        version = _version()
        held = self._fresh(version)
        if held is None:
            with self._lock:
                # Whoever waited here finds them read.
                held = self._held = self._fresh(version) or self._read(version)
        return held.synonyms

    def forget(self) -> None:
        """Somebody saved here: this process reads them anew, whatever the cache says."""
        self._held = None

    def _read(self, version: str) -> Held:
        at, found, held = self.clock(), groups(), self._held
        return Held(found, held.synonyms if held and held.groups == found else Synonyms(found), version, at)

    def _fresh(self, version: str) -> Held | None:
        held = self._held
        if held is None or held.version != version:
            return None
        return held if self.clock() - held.at < (TRUSTED if version else ALONE) else None


kept = KeptSynonyms()


def current_synonyms() -> Synonyms:
    """The synonyms of now."""
    return kept.now()


def groups(*, language: str = "", but: int = 0) -> list[Group]:
    """What editors wrote, in all languages or in one; ``but`` is the id of a group to be left out. One query."""
    rows = SynonymGroup.objects.exclude(pk=but).order_by("pk")
    return [row.group for row in (rows.filter(language=language) if language else rows)[:GROUPS]]


def tell() -> None:
    """Tell all processes that somebody saved."""
    kept.forget()
    cache.set(VERSION, uuid.uuid4().hex, None)


def _version() -> str:
    """What the cache says; "" while it is away. One that forgot is given a new version."""
    version = cache.get(VERSION)
    if version is None:
        cache.add(VERSION, uuid.uuid4().hex, None)
        version = cache.get(VERSION)
    return str(version or "")
