"""Entries: what an index keeps of a document, the same for both engines, and the digest that tells two of them apart."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from search import words
from search.contract import Document

ANALYSED = ("de", "en")
"""Languages with an analyser of their own; texts in others are kept word for word (`PLAIN`)."""
PLAIN = "plain"
TEXTS = ("title", "summary", "solution", "body")
"""The fields of an entry that are analysed."""
WRITTEN = "title_written"
"""The index field that has every title once more, unstemmed and with its stop words."""

TITLE_LENGTH, SUMMARY_LENGTH, SOLUTION_LENGTH, BODY_LENGTH = 300, 2_000, 50_000, 100_000
TAGS = 20
NO_STATE = "none"
"""Kept for documents without a state: an empty string is no word to an engine."""

# Votes and views move all day without the text being written anew; comparing them would name every document.
NOT_COMPARED = frozenset({"votes", "solved", "helpful", "views"})


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
    version: int

    @property
    def key(self) -> str:
        """The address of the document within an engine."""
        return f"{self.kind}:{self.id}"

    @property
    def analyser(self) -> str:
        """Which of the index's text fields hold it: its language, or plain."""
        return analyser_of(self.language)

    @property
    def digest(self) -> str:
        """The same for two entries exactly when everything people can find or read in them is the same."""
        compared = {name: value for name, value in asdict(self).items() if name not in NOT_COMPARED}
        return hashlib.sha256(json.dumps(compared, sort_keys=True).encode()).hexdigest()


def analyser_of(language: str) -> str:
    """The analyser for texts in ``language`` (``de-at`` is German too)."""
    base = language.partition("-")[0].lower()
    return base if base in ANALYSED else PLAIN


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
        place=document.place,
        tags=tuple(document.tags[:TAGS]),
        state=document.state or NO_STATE,
        audience=document.audience,
        author=document.author or 0,
        created=_seconds(document.created),
        changed=_seconds(document.changed),
        votes=document.signals.votes,
        solved=document.signals.solved,
        helpful=document.signals.helpful,
        views=document.signals.views,
        version=document.version,
    )


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
