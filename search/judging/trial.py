"""A trial: a judged set goes into an index of its own, by the way every document goes, and is asked what people would ask."""

import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from time import sleep
from typing import TypeVar

from django.conf import settings

from search.contract import PUBLIC, Document
from search.engines import LIVE, NEXT, Engine, EngineAway, Query, QueryRefused, make
from search.entries import Entry, entry_of
from search.judging.ending import held_back
from search.judging.measures import DEPTH, averaged, measured
from search.judging.sets import JudgedSet, Question, Text
from search.known import embedded
from search.understanding import query_of

KIND = "judged"
BATCH = 500
TRIES, PAUSE = 5, 1.0
"""How often a busy engine is asked the same, and the seconds in between."""

Answer = TypeVar("Answer")


class RefusedError(RuntimeError):
    """The engine would not take a document or a question: what was measured without it would be another set."""


@contextmanager
def scratch(name: str) -> Iterator[Engine]:
    """The engine ``name`` with an empty next index that nobody else asks, gone afterwards however the block ends. EngineAway."""
    own = f"{settings.SEARCH_PREFIX or 'lotse'}-judged-{uuid.uuid4().hex[:12]}"
    place = settings.ELASTICSEARCH_URL if name == "elasticsearch" else tempfile.mkdtemp(prefix=f"{own}-")
    target = make(name, place, own)
    target.index(LIVE)  # an engine that is away says so here, while there is nothing to take away
    try:
        with held_back():
            target.begin()
        yield target
    finally:
        with held_back():
            _take_away(target, own)


def judge(
    judged: JudgedSet,
    target: Engine,
    *,
    words_only: bool = False,
    told: Callable[[int], None] = lambda _asked: None,
) -> dict[str, float]:
    """Write ``judged`` into the next index of ``target``, make it live and ask all questions; the mean of each measure.

    ``told`` hears how many were asked.

    Raises:
        EngineAway: it stayed busy or went away.
        RefusedError: it would not take a document or a question; says which.
    """
    _write(judged, target, words_only=words_only)
    rows = []
    for number, question in enumerate(judged.questions, 1):
        ranking = _ranking(question, judged, target, words_only=words_only)
        rows.append(measured(ranking, question.right))
        told(number)
    return averaged(rows)


def _write(judged: JudgedSet, target: Engine, *, words_only: bool) -> None:
    """The documents have the numbers of their places in the set, from 1."""
    for start in range(0, len(judged.texts), BATCH):
        texts = judged.texts[start : start + BATCH]
        entries = _entries(texts, start + 1, judged.language)
        vectors = {} if words_only else embedded(entries)
        refused = _patiently(partial(target.write, entries, vectors=vectors, stamp=1, slot=NEXT)).refused
        for text, entry in zip(texts, entries, strict=True):
            if entry.key in refused:
                raise RefusedError(f"The document “{text.id}” was refused: {refused[entry.key]}")
    target.swap()


def _ranking(question: Question, judged: JudgedSet, target: Engine, *, words_only: bool) -> list[str]:
    """The ids that were found, best first, without the one that must not count."""
    query = _query(question, judged.language, words_only=words_only)
    try:
        matches = _patiently(partial(target.search, query)).matches
    except QueryRefused as error:
        raise RefusedError(f"The question “{question.id}” was refused: {error}") from error
    found = dict.fromkeys(judged.texts[match.id - 1].id for match in matches)
    return [each for each in found if each != question.excluded]


def _entries(texts: Sequence[Text], first: int, language: str) -> list[Entry]:
    documents = (Document(KIND, pk, language, text.title, body=text.body) for pk, text in enumerate(texts, first))
    return [entry_of(document) for document in documents]


def _query(question: Question, language: str, *, words_only: bool) -> Query:
    """What the results page asks for a visitor; one more than are looked at, as one may be left out."""
    query = query_of(question.text, language=language, audiences=(PUBLIC,), by_meaning=not words_only)
    return replace(query, bare=True, beyond=True, limit=DEPTH + 1)


def _patiently(ask: Callable[[], Answer]) -> Answer:
    """The answer; asked again while the engine is busy or silent. EngineAway in the end, at once for what it will not answer."""
    for _ in range(TRIES - 1):
        try:
            return ask()
        except EngineAway as error:
            if error.answered:
                raise
            sleep(PAUSE)
    return ask()


def _take_away(target: Engine, own: str) -> None:
    try:
        target.discard()
    except EngineAway as error:
        raise EngineAway(f"{error}; what begins with {own} may be left there") from error
