"""Entries: what an index keeps of a document, the same for both engines, and the digest that tells two of them apart."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from search import compounds, ranking, words
from search.analysis import ANALYSERS, PLAIN, analyser_of, forms_of
from search.analysis import words as words_of
from search.contract import PUBLIC, Document

TEXTS = ("title", "summary", "solution", "body")
"""The fields of an entry that are analysed."""
WRITTEN = "title_written"
"""The index field that has every title once more, with its endings."""
TITLE_PARTS, PARTS = "title_parts_de", "parts_de"
"""The index fields of what German compounds are made of, in the title and in all other texts."""
WORDED = (*(f"{text}_{analyser}" for text in TEXTS for analyser in ANALYSERS), WRITTEN, TITLE_PARTS, PARTS)
"""All index fields in which words are looked for."""
SPELLED, SPELLED_FROM = "spelled", 4
"""The index field of all words as they are written, and from how many letters on."""

TITLE_LENGTH, SUMMARY_LENGTH, SOLUTION_LENGTH, BODY_LENGTH = 300, 2_000, 50_000, 100_000
TAGS = 20
NOTHING = "·"
"""Stands in each field of words a document has nothing for; nobody can look for it. Elasticsearch reckons how rare a word is,
and how long a text, among the documents that have the field, tantivy among all: so these are the same, and both count alike.
"""
NO_STATE = "none"
"""Kept for documents without a state: an empty string is no word to an engine."""

# What people do moves all day without the text being written anew; comparing it would name every document. See `has_moved`.
NOT_COMPARED = frozenset({"votes", "solved", "helpful", "views", "archived"})


@dataclass(frozen=True)
class Entry:
    """A document made ready: texts cleaned and capped, codes found, times in whole seconds since 1970 (0: unknown)."""

    kind: str
    id: int
    language: str
    title: str
    summary: str
    body: str
    solution: str
    exact: str
    codes: tuple[str, ...]
    place: str
    tags: tuple[str, ...]
    state: str
    audience: str
    author: int
    created: int
    changed: int
    votes: int
    solved: bool
    helpful: int
    views: int
    archived: bool
    version: int

    @property
    def key(self) -> str:
        """The address of the document within an engine."""
        return f"{self.kind}:{self.id}"

    @property
    def fields(self) -> dict[str, Any]:
        """Everything it says, by name."""
        return dict(vars(self))

    @property
    def ident(self) -> int:
        """The address as a number of 63 bits, by which an engine is asked for many documents at once."""
        return ident_of(self.key)

    @property
    def merit(self) -> int:
        """What people did with it, as the ranking counts it."""
        return ranking.merit(
            solved=self.solved, helpful=self.helpful, votes=self.votes, views=self.views, archived=self.archived
        )

    @property
    def approval(self) -> int:
        """How many more spoke for it than against it, whatever they were asked: what the order "Most helpful" goes by."""
        return self.votes + self.helpful

    @property
    def digest(self) -> str:
        """The same for two entries exactly when everything people can find or read in them is the same."""
        compared = {name: value for name, value in self.fields.items() if name not in NOT_COMPARED}
        return hashlib.sha256(json.dumps(compared, sort_keys=True).encode()).hexdigest()

    def has_moved(self, before: "Entry") -> bool:
        """Whether its standing is noticeably another one than that of what an index holds, `before`."""
        return abs(self.merit - before.merit) >= ranking.NOTICED

    def analysed(self) -> dict[str, str]:
        """What is indexed of the texts: the forms of their words, by the names of the fields; `NOTHING` where there are none."""
        used = analyser_of(self.language)
        # To find the words costs more than everything that is done with them.
        found = {name: words_of(getattr(self, name)) for name in TEXTS}
        fields = {f"{name}_{used}": " ".join(forms_of(found[name], used)) for name in TEXTS}
        fields[WRITTEN] = " ".join(forms_of(found["title"], PLAIN))
        if used == "de":
            title, *others = found.values()
            fields[TITLE_PARTS], fields[PARTS] = _parts([title]), _parts(others)
        if self.audience == PUBLIC:
            fields[SPELLED] = " ".join(_spelled(found.values()))
        return {**dict.fromkeys(WORDED, NOTHING), **{name: text for name, text in fields.items() if text}}


def _spelled(found: Iterable[Sequence[str]]) -> Iterable[str]:
    """Words as they are written, each once; of what everybody may read, for they are proposed to everybody."""
    small = dict.fromkeys(word.casefold() for words in found for word in words)
    return (word for word in small if word.isalpha() and len(word) >= SPELLED_FROM)


def _parts(found: Iterable[Sequence[str]]) -> str:
    return " ".join(part for words in found for word in words for part in compounds.parts(word.casefold()))


def ident_of(key: str) -> int:
    """The number that stands for a document's key."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1


def place_of(kind: str, slug: str) -> str:
    """A place among those of all kinds: a board may be spelled as a section that is about something else."""
    return f"{kind}.{slug}"


def entry_of(document: Document) -> Entry:
    """What the index keeps of ``document``."""
    title = words.clean(document.title, TITLE_LENGTH)
    summary = words.clean(document.summary, SUMMARY_LENGTH)
    solution = words.clean(document.solution, SOLUTION_LENGTH)
    body = words.clean(document.body, BODY_LENGTH)
    named = tuple(words.code(code) for code in document.codes)
    return Entry(
        kind=document.kind,
        id=document.id,
        language=document.language,
        title=title,
        summary=summary,
        body=body,
        solution=solution,
        exact=words.exact(title),
        codes=tuple(dict.fromkeys(named + words.codes_in_text(title, summary, solution, body))),
        place=place_of(document.kind, document.place) if document.place else "",
        tags=tuple(dict.fromkeys(words.tag(tag) for tag in document.tags[:TAGS])),
        state=document.state or NO_STATE,
        audience=document.audience,
        author=document.author or 0,
        created=_seconds(document.created),
        changed=_seconds(document.changed),
        votes=document.signals.votes,
        solved=document.signals.solved,
        helpful=document.signals.helpful,
        views=document.signals.views,
        archived=document.signals.archived,
        version=document.version,
    )


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
