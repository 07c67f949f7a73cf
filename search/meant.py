"""Meant: what is probably misspelled is looked for, or offered, as it was surely meant."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser

from search import analysis, rules
from search.analysis import ANALYSERS
from search.asking import ask, slips, spelled
from search.engines import Found, Match, Query
from search.patience import OutOfTime
from search.queries.synonyms import current_synonyms
from search.results import Results
from search.second_lock import surely_seen
from search.spelling import Choose, may_slip
from search.understanding import query_of

SAID = ("readings", "exact", "codes", "near", "phrases", "without")
"""What of a query comes from the words."""


def meant(told: Results, query: Query, found: Found) -> tuple[Results, Query, Found]:
    """What was ``found``; or more, by words that were probably meant. EngineAway, OutOfTime."""
    if told.choice.exactly:
        return told, query, found
    return _beside(told, query, found) if found.by_words >= rules.FEW else _in_place(told, query, found)


def _in_place(told: Results, query: Query, found: Found) -> tuple[Results, Query, Found]:
    """Where the words find little: what they find when they are corrected, if that is more; in its place when nothing fitted, else
    offered, unless what is a slip and nothing else finds as much.
    """
    text = spelled(told.words, _known(told.words, query.language), _chooses(query.language))
    if text == told.words:
        return told, query, found
    other = _said_by(text, query)
    more = ask(other)
    if more.by_words > found.by_words > 0:
        # What is offered is known: it is not lost where there is no time to look for more.
        with suppress(OutOfTime):
            told, query, found = _beside(told, query, found)
        return (replace(told, meant=text) if more.by_words > found.by_words else told), query, found
    if more.by_words > found.by_words:
        return replace(told, instead=text), other, more
    # Where nothing is found either way, what is nearest to the words that exist is offered.
    return _beside(told, query, found) if found.total else (told, other, more)


def _beside(told: Results, query: Query, found: Found) -> tuple[Results, Query, Found]:
    """What a word with a slip stands for is looked for too, as a synonym is. Nothing that everybody may read has that word, so
    nothing of it is lost.
    """
    if not may_slip(told.words):
        return told, query, found
    right = {*_known(told.words, query.language), *_forms_of(found.matches)}
    misspelled = slips(told.words, right, _chooses(query.language))
    if not misspelled:
        return told, query, found
    other = _said_by(told.words, query, misspelled)
    return told, other, ask(other)


def _said_by(text: str, query: Query, misspelled: Mapping[str, str] | None = None) -> Query:
    """``query`` as if ``text`` had been typed."""
    synonyms = current_synonyms().and_slips(misspelled) if misspelled else current_synonyms()
    said = query_of(text, language=query.language, audiences=query.audiences, synonyms=synonyms)
    return replace(query, **{name: getattr(said, name) for name in SAID})


def _known(text: str, language: str) -> Collection[str]:
    """Forms that editors use in synonyms: they may stand in no document."""
    said = current_synonyms().in_text(text, language).values()
    return frozenset(term for phrases in said for one in phrases for term in one.phrase.said)


def _forms_of(matches: Sequence[Match]) -> Iterator[str]:
    """The forms of words that were found: whoever has one of them wrote it so, and the engine need not be asked."""
    fragments = (fragment for match in matches for fragment in (match.title, *match.passages.values()))
    words = {fragment.text[start:end] for fragment in fragments for start, end in fragment.marks}
    return (analysis.form(word, analyser) for word in words for analyser in ANALYSERS)


def _chooses(language: str) -> Choose:
    return partial(_told, language=language)


def _told(words: Sequence[str], *, language: str) -> str:
    """The first of ``words`` that something everybody may read now has, in ``language`` if there is one: the index keeps for a
    while what was hidden or taken back.
    """
    narrowed: list[dict[str, Any]] = [{"language": (language,)}] if len(words) > 1 else []
    for filters in (*narrowed, {}):
        for word in words:
            asked = query_of(
                word, language=language, audiences=rules.audiences_of(None), by_meaning=False, is_title=True
            )
            if surely_seen(ask(replace(asked, bare=True, filters=filters)).matches, AnonymousUser()):
                return word
    return ""
