"""Answering: candidates, their order, and the page of it that was asked for, the same way on both engines."""

import time
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from search import passages, ranking
from search.engines import BEST, Found, Match, Query
from search.entries import Entry
from search.fusion import DEPTH, Candidate, Order, ordered


@dataclass(frozen=True)
class Page:
    """The documents that are shown, by number, and the counts of all that fits."""

    entries: Mapping[int, Entry]
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Answer(ABC):
    """What one state of the index says to ``query``."""

    def __init__(self, query: Query) -> None:
        self.query = query

    @abstractmethod
    def lists(self) -> "Lists":
        """The best documents by words, and by meaning, whatever results are narrowed to."""

    @abstractmethod
    def facts(self, name: str, idents: Sequence[int]) -> Mapping[int, int]:
        """The values of a number ("merit", "changed") of documents on the lists."""

    @abstractmethod
    def passing(self, idents: Sequence[int]) -> list[int]:
        """Those candidates that the filters let through, in their order."""

    @abstractmethod
    def rest(self, limit: int) -> list[int]:
        """The numbers of what fits and is let through: best first by words alone, or in the order that was asked for."""

    @abstractmethod
    def page(self, idents: Sequence[int]) -> Page:
        """The documents of these numbers, and all counts."""

    @abstractmethod
    def keys(self, idents: Sequence[int]) -> Mapping[int, str]:
        """The keys of these documents."""

    @abstractmethod
    def ids(self, kind: str, idents: Sequence[int]) -> Sequence[int]:
        """The ids of those candidates that the filters let through and that are of this kind, in their order."""

    def found(self) -> Found:
        """The page of matches."""
        chosen = self._chosen()
        if self.query.bare:
            keys = self.keys(chosen)
            return Found(tuple(_bare(keys[ident]) for ident in chosen if ident in keys))
        page = self.page(chosen)
        wanted = passages.sought(self.query.readings)
        entries = ((page.entries[ident], self.order.scores.get(ident)) for ident in chosen if ident in page.entries)
        return Found(
            tuple(passages.match_of(entry, wanted, why, at_length=self.query.at_length) for entry, why in entries),
            page.total,
            page.facets,
            {kind: self.ids(kind, self.order.results) for kind in self.query.leading},
            self.found_so_far.by_words,
        )

    @cached_property
    def found_so_far(self) -> "Lists":
        """The lists, asked once."""
        return self.lists()

    @cached_property
    def order(self) -> Order:
        """The candidates in order."""
        idents = self.found_so_far.idents
        merit, changed = self.facts("merit", idents), self.facts("changed", idents)
        return ordered(self.found_so_far.candidates(merit, changed), time.time())

    def _chosen(self) -> Sequence[int]:
        """The numbers of the documents on the page."""
        end = self.query.offset + self.query.limit
        if self.query.order != BEST:
            return self.rest(end)[self.query.offset :]
        found = dict.fromkeys(self.passing(self.order.results))
        if len(found) < end and not self.found_so_far.is_all:
            found |= dict.fromkeys(self.rest(end + len(self.order.results)))
        if self.query.beyond:
            found |= dict.fromkeys(self.passing(self.order.beyond))
        return list(found)[self.query.offset : end]


@dataclass(frozen=True)
class Lists:
    """What an engine found of the same query in different ways, by the numbers of the documents."""

    shared: Mapping[int, float]
    """What shares words, with the scores."""
    named: Mapping[int, float]
    """What has the title or a code, with scores that say which."""
    enough: Collection[int]
    """Those of ``shared`` that have enough of the words."""
    near: Mapping[int, float]
    """What lies near, with the cosines."""

    @property
    def idents(self) -> list[int]:
        """All of them."""
        return list(dict.fromkeys((*self.shared, *self.named, *self.near)))

    @property
    def by_words(self) -> int:
        """How many fit, whatever they mean."""
        return len({*self.named, *self.enough})

    @property
    def is_all(self) -> bool:
        """Whether everything that fits is on the lists."""
        return len(self.shared) < DEPTH

    def candidates(self, merit: Mapping[int, int], changed: Mapping[int, int]) -> list[Candidate]:
        """All of them as candidates."""
        return [self._candidate(ident, merit.get(ident, 0), changed.get(ident, 0)) for ident in self.idents]

    def _candidate(self, ident: int, merit: int, changed: int) -> Candidate:
        # A score is taken apart again: the title, codes, words.
        exact, below = divmod(self.named.get(ident, 0.0), ranking.EXACT_TITLE)
        codes, words = divmod(below, ranking.CODE)
        words = self.shared.get(ident, words)
        fits = ident in self.enough or ident in self.named
        return Candidate(ident, words, self.near.get(ident), fits, bool(exact), int(codes), merit, changed)


def _bare(key: str) -> Match:
    kind, _, pk = key.rpartition(":")
    return Match(kind, int(pk), "")
