"""Engines: the small contract both search engines keep, and the one this installation uses.

An engine has two slots. *live* answers; *next* is the index a rebuild fills beside it until `swap` makes it live in one step.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search import shape
from search.entries import Entry
from search.fusion import Score
from search.reading import Reading
from servers.breaker import Away

PASSAGE = 220
"""Characters of a passage under a hit."""

UNKNOWN = "none"
"""Kept instead of the model's name for documents whose meaning is not known yet."""

Vectors = Mapping[str, Sequence[bytes]]
"""Packed vectors of documents, by key; none for what has no words. What is absent is not known yet."""

NOT_KNOWN: Vectors = MappingProxyType({})

BEST, NEWEST, VOTED = "best", "newest", "voted"
ORDERS = {BEST: "", NEWEST: "changed", VOTED: "approval"}
"""What may stand first, and the field by which that is known, the greatest first."""
TIMES = "times"
"""The facet of `Query.times`."""

LIVE = "live"
NEXT = "next"


class EngineAway(Away):
    """The engine cannot be reached, does not answer in time or answers with an error of its own."""


class NoIndex(EngineAway):
    """There is no index in the slot that was asked for: the first start, or one made for another shape."""

    answered = True


class QueryRefused(EngineAway):
    """The engine will not answer what it was asked, now or later: a mistake of ours, whatever the words were."""

    answered = True


@dataclass(frozen=True)
class Query:
    """What is asked of an engine. Everything in it is cleaned and bounded by `search.understanding`."""

    readings: tuple[Reading, ...]
    exact: str
    language: str
    audiences: tuple[str, ...]
    codes: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What everything that is looked at must have, by field: another hundred candidates are looked for, not some of them taken."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the candidates are narrowed to, by field: what stands first does not depend on it."""
    near: bytes | None = None
    """Where it lies, a packed vector; None: words alone."""
    phrases: tuple[tuple[Reading, ...], ...] = ()
    """Only what fits one reading of each."""
    without: tuple[Reading, ...] = ()
    """Only what fits none of them."""
    since: int = 0
    """Only what changed since, in seconds since 1970."""
    order: str = BEST
    """What stands first, a name in `ORDERS`."""
    facets: tuple[str, ...] = ()
    """Fields whose values are counted; each is counted as if it were not narrowed by itself."""
    times: Mapping[str, int] = field(default_factory=dict)
    """Beginnings of times, in seconds since 1970, by name: what changed since each is counted, as if ``since`` did not narrow."""
    leading: tuple[str, ...] = ()
    """Kinds of which the ids of the best results are told as well."""
    beyond: bool = False
    """Behind the results come the other candidates, nearest first: what shares only a word, or a little of the meaning."""
    counted: bool = True
    """How many fit in all is told as well."""
    everything: bool = False
    """No words are looked for: all that is let through fits."""
    at_length: bool = False
    """Of each result there is also what is read in place of its page."""
    bare: bool = False
    """Only which and in what order: no texts, no facets, no total."""
    offset: int = 0
    limit: int = 10

    @property
    def always(self) -> dict[str, tuple[str, ...]]:
        """What every candidate must have, by field: who may find it, and what else is asked for."""
        return {**self.only, "audience": self.audiences}


@dataclass(frozen=True)
class Fragment:
    """A piece of text and where in it the found words stand (from, to; in characters)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Match:
    """What an engine found. ``passages`` has the best piece of each text field that fits, by field."""

    kind: str
    id: int
    language: str
    title: Fragment = field(default_factory=lambda: Fragment(""))
    passages: Mapping[str, Fragment] = field(default_factory=dict)
    answer: tuple[Fragment, ...] = ()
    """What is read in place of its page, if that was asked for."""
    place: str = ""
    tags: tuple[str, ...] = ()
    state: str = ""
    changed: int = 0
    why: Score | None = None
    """What put it where it stands; None behind the first hundred, and where something else decides the order."""


@dataclass(frozen=True)
class Found:
    """The page of matches that was asked for, how many there are in all, and counts by facet and value."""

    matches: tuple[Match, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    leading: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The ids of the best results by kind, best first, of those that were asked for."""
    by_words: int = 0
    """How many of the best hundred fit by their words, a code or the title, whatever results are narrowed to."""


@dataclass(frozen=True)
class Written:
    """What became of a batch beside what went well: words of refusal by key, and keys that hold something newer."""

    refused: Mapping[str, str] = field(default_factory=dict)
    newer: frozenset[str] = frozenset()


class Kept(NamedTuple):
    """What an index holds under ``key``; for what somebody put there by hand the key may be anything."""

    key: str
    entry: Entry


class Engine(ABC):
    """One search engine. Every method may raise EngineAway; for what people write none raises anything else."""

    name: ClassVar[str]

    @property
    @abstractmethod
    def digest(self) -> str:
        """A fingerprint of all that decides what stands in an index: fields, word lists, how texts are cut and capped."""

    @property
    def shape(self) -> str:
        """The generation of this code and the fingerprint: an index of another shape must be built anew."""
        return f"{shape.GENERATION}-{self.digest}"

    def is_newer(self, index: str) -> bool:
        """Whether newer code than this began ``index``: it is left to that."""
        return shape.generation_of(index) > shape.GENERATION

    @abstractmethod
    def index(self, slot: str) -> str | None:
        """The name of the index in ``slot``, None when there is none."""

    @abstractmethod
    def is_current(self, index: str) -> bool:
        """Whether ``index`` has the shape this code writes."""

    @abstractmethod
    def begin(self) -> str:
        """Put a new empty index into *next* (one that stood there is dropped) and say its name."""

    @abstractmethod
    def swap(self) -> None:
        """Make *next* live in one step and drop what was live. NoIndex when nothing is in *next*."""

    @abstractmethod
    def write(
        self,
        entries: Sequence[Entry],
        *,
        vectors: Vectors = NOT_KNOWN,
        gone: Iterable[str] = (),
        stamp: int,
        slot: str = LIVE,
    ) -> Written:
        """Write ``entries`` with their ``vectors`` and take out the keys ``gone``, findable on return (in *next*: after the swap).

        What the index holds with a greater ``stamp`` is left alone. Doing it twice changes nothing.
        """

    @abstractmethod
    def without_meaning(self, limit: int) -> Sequence[str]:
        """The keys of some documents in *live* whose vectors are not there, or are of another model."""

    @abstractmethod
    def similar(self, word: str, mistakes: int) -> Sequence[tuple[str, int]]:
        """Words as they are written in everybody's documents in *live* that differ from ``word`` (in small letters) by no more than
        so many ``mistakes``, itself too, and in how many documents each stands.
        """

    @abstractmethod
    def together(self, pairs: Sequence[tuple[str, str]]) -> Sequence[int]:
        """In how many of everybody's documents in *live* both words of each pair stand, as they are written in small letters."""

    def tend(self) -> None:
        """Put in order what needs it in *live*; writers wait meanwhile."""
        return

    @abstractmethod
    def search(self, query: Query) -> Found:
        """What fits ``query`` in *live*. Answers or raises within a second or so. QueryRefused."""

    @abstractmethod
    def kinds(self, slot: str = LIVE) -> Mapping[str, int]:
        """How many documents of each kind the index holds; under an empty name those that say none."""

    @abstractmethod
    def scan(self, kind: str, slot: str = LIVE, *, after: int = 0) -> Iterator[Kept]:
        """Everything of ``kind``, read back from what is stored, by ascending id, with flat memory; only what has a greater id
        than ``after``, if that is not 0.
        """

    @abstractmethod
    def held(self, keys: Sequence[str]) -> Mapping[str, Entry]:
        """What *live* holds under ``keys`` (a batch of them), read back from what is stored."""

    @abstractmethod
    def ping(self) -> bool:
        """Whether the engine answers now; never raises."""

    @abstractmethod
    def discard(self) -> None:
        """Take away for good all that this engine keeps, whatever slot it is in or none, and let go."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; the next call opens them again."""

    def count(self, slot: str = LIVE) -> int:
        """How many documents the index holds."""
        return sum(self.kinds(slot).values())


def make(name: str, place: str, prefix: str = "") -> Engine:
    """A new engine: ``place`` is tantivy's folder or the addresses of Elasticsearch's nodes; ``prefix`` begins the names of indexes
    there.
    """
    if name == "tantivy":
        from search.engines.tantivy import TantivyEngine  # only the engine that is used is loaded

        return TantivyEngine(place)
    if name == "elasticsearch":
        from search.engines.elastic import ElasticEngine

        return ElasticEngine(place, prefix)
    raise ImproperlyConfigured(f"SEARCH_ENGINE must be tantivy or elasticsearch, not {name!r}.")


_made = cache(make)


def engine() -> Engine:
    """The engine of this installation, one for the whole process."""
    name = settings.SEARCH_ENGINE
    if name == "elasticsearch":
        return _made(name, settings.ELASTICSEARCH_URL, settings.SEARCH_PREFIX)
    return _made(name, str(settings.SEARCH_FOLDER), "")
