"""The contract of search: what a document is, what a source promises, and the registry that apps sign up with.

An app that wants to be found writes `<app>/search_sources.py` and registers a source there:

    @register
    class ThreadSource(Source[Thread]):
        kind = "thread"
        hit_template = "forum/_hit.html"
        ...

A hit is drawn by its source's own template, which is given one `hit` (see `Hit`):

    <p class="hit__kind">…</p> <h2 class="hit__title"><a href="{{ hit.row.get_absolute_url }}">{{ hit.title }}</a></h2>
    {% if hit.passage %}
    <p class="hit__text{% if hit.quotes_solution %} hit__answer{% endif %}">{{ hit.passage }}</p>{% endif %}

Nothing in search knows an app by name.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.safestring import SafeString

from search.fusion import Score

PUBLIC = "public"
MEMBERS = "members"
AGENTS = "agents"
AUDIENCES = (PUBLIC, MEMBERS, AGENTS)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Signals:
    """What people did with a document; a small, bounded weight beside the text."""

    votes: int = 0
    """Up less down."""
    solved: bool = False
    """It holds what helps: a solution, or it is an answer itself."""
    helpful: int = 0
    """Readers who said that it helped them, less those who said that it did not: of what nobody votes on."""
    views: int = 0
    """Read so often. Nothing has to be queued for it: the nightly sweep carries it along once it counts noticeably more."""
    archived: bool = False


@dataclass(frozen=True)
class Document:
    """One thing that can be found, the same for every kind and every engine. Texts are plain, without markup."""

    kind: str
    id: int
    language: str
    title: str
    summary: str = ""
    body: str = ""
    solution: str = ""
    codes: tuple[str, ...] = ()
    place: str = ""
    """Slug of the section or board, one of its own among those of this kind."""
    tags: tuple[str, ...] = ()
    """As they are written; search keeps them in small letters."""
    state: str = ""
    """Derived label of the content: open, answered, solved, … empty for articles. While a title is typed only documents
    that are empty here or "solved" are suggested."""
    audience: str = PUBLIC
    author: int | None = None
    created: datetime | None = None
    changed: datetime | None = None
    signals: Signals = field(default_factory=Signals)
    version: int = 0
    """Grows with the changes the source counts (an edited text); 0 where it counts none. It tells people who compare database
    and index how far apart the two are. What keeps an older document from replacing a newer one is the outbox."""

    @property
    def key(self) -> str:
        """The address of the document within an engine."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Hit:
    """One thing that was found, as templates get it under the name ``hit``. Title and passage are safe HTML: plain text,
    escaped, the found words in <mark>.
    """

    kind: str
    row: Any
    """The object itself, loaded by `Source.for_hits` and asked of `Source.meant_for` a moment ago."""
    language: str
    title: SafeString
    passage: SafeString = field(default_factory=SafeString)
    """The part of the text that fits best; empty where nothing but the title is known."""
    passage_of: str = ""
    """Where the passage stands: summary, body or solution."""
    answer: tuple[SafeString, ...] = ()
    """Its paragraphs that are read in place of its page, where a question is asked: the solution, or the summary and what fits."""
    place: str = ""
    """What its place is called in the reader's language."""
    tags: tuple[str, ...] = ()
    """Its tags as they are written."""
    why: Score | None = None
    """What put it where it stands, for those who may know; None behind the first hundred."""

    @property
    def source(self) -> "Source[Any]":
        """Where it comes from."""
        return source_of(self.kind)

    @property
    def template(self) -> str:
        """What draws it on the results page."""
        return self.source.hit_template

    @property
    def suggestion_template(self) -> str:
        """What draws it under the title of a question that is being asked."""
        return self.source.suggestion_template

    @property
    def quotes_solution(self) -> bool:
        """The passage is what helped somebody, not the question."""
        return self.passage_of == "solution"


class Source(ABC, Generic[Row]):
    """One kind of content that can be found."""

    kind: ClassVar[str]
    label: ClassVar[Any]
    """Translatable plural shown as the facet's name."""
    called: ClassVar[Any] = ""
    """Translatable word for a single one."""
    icon: ClassVar[str] = "question"
    """A name of the look's icons."""
    hit_template: ClassVar[str] = "search/_hit.html"
    """What stands in one `<li class="hit">` of the results page; the title is an h2 that leads to the row's page."""
    suggestion_template: ClassVar[str] = "search/_suggestion.html"
    """One `<details class="suggest__item">` under the title of a question that is being asked."""
    link_template: ClassVar[str] = "search/_link.html"
    """What stands in one `<li>` of a list beside a page: a link to ``link.row`` and a note of what it is."""
    people_template: ClassVar[str] = ""
    """Draws `people`, what `people_for` gave, beside the results; empty where a kind has no people."""
    family: ClassVar[str] = "pk"
    """The field that a row and its translations have the same value of; rows for hits have it."""

    @abstractmethod
    def findable(self) -> QuerySet[Row]:
        """Everything that may be found by anybody. The only place that decides it; ordered by primary key."""

    @abstractmethod
    def meant_for(self, audiences: Collection[str]) -> QuerySet[Row]:
        """What is findable and meant for one of ``audiences``, those of a reader (`rules.audiences_of`): the second lock, asked
        before a hit is shown.
        """

    @abstractmethod
    def documents_for(self, rows: Sequence[Row]) -> Iterable[Document]:
        """The documents of ``rows`` in a fixed number of queries, whatever their number."""

    @abstractmethod
    def for_hits(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """``rows`` with everything their hit template needs, so that a page of hits costs a fixed number of queries."""

    def answering(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """Those of ``rows`` that may answer somebody's question, and so stand beside what is related to them. All, where nothing
        is asked.
        """
        return rows

    def database_search(self, words: str, user: Any, language: str, limit: int) -> Sequence[Row]:
        """What the database alone can offer while the engine is away: newest titles that contain every word, of what
        ``user`` may see; ``words`` is cleaned and not empty. One query.
        """
        return []

    def places(self) -> Mapping[str, str]:
        """What its places are called in the reader's language, by slug (`Document.place`): what is not among them is not offered
        to narrow results to. Places of the same name are one to a reader. Kept for a minute.
        """
        return {}

    def states(self) -> Mapping[str, Any]:
        """What its states are called in the reader's language, by key (`Document.state`), as they are offered. No query."""
        return {}

    def tags(self) -> Mapping[str, str]:
        """How those tags are written that are not in small letters, by what they are in them. Kept for a minute."""
        return {}

    def people_for(self, ids: Sequence[int], user: Any) -> Sequence[Any]:
        """Who knows about the rows ``ids``, which were found best first: at most three, or nobody, as ``people_template`` draws
        them and as ``user`` may see them now. A fixed number of queries.
        """
        return ()


_sources: dict[str, Source[Any]] = {}


def register(source: type[Source[Any]]) -> type[Source[Any]]:
    """Sign a source up. A second one of the same kind is a mistake and raises ValueError."""
    if source.kind in _sources and type(_sources[source.kind]) is not source:
        raise ValueError(f"Two sources call themselves {source.kind!r}.")
    _sources[source.kind] = source()
    return source


def sources() -> dict[str, Source[Any]]:
    """All sources by kind, in the order they signed up."""
    return _sources


def source_of(kind: str) -> Source[Any]:
    """The source of ``kind``; KeyError when nobody registered it."""
    return _sources[kind]
