"""Spelling: what somebody may have meant whose words stand nowhere, in words that everybody's documents have."""

from collections.abc import Collection

from rapidfuzz.distance import OSA

from search import analysis
from search.analysis import ANALYSERS, Word
from search.engines import Engine
from search.words import codes_in_query

SHORT, LONG = 4, 6
"""From so many letters on one mistake is looked for, or two; below a word is too much like many others."""
WORDS = 12
"""A query of more words is a sentence or a log: one word more or less does not keep anything from being found."""
CORRECTED = 5
"""So many words of a query at most."""


def corrected(text: str, engine: Engine, known: Collection[str] = ()) -> str:
    """``text`` with each word that no document has replaced by the most similar one; the same where there is nothing to replace.
    Words with one of the ``known`` forms are right as they are.

    EngineAway.
    """
    found = list(analysis.cut(text))
    if len(found) > WORDS:
        return text
    done, parts, replaced = 0, [], 0
    for word in found:
        meant = _meant(word, engine, known) if replaced < CORRECTED else ""
        if meant:
            parts += [text[done : word.start], meant]
            done, replaced = word.end, replaced + 1
    return "".join([*parts, text[done:]])


def _meant(word: Word, engine: Engine, known: Collection[str]) -> str:
    """The word that was probably meant; empty where there is none, or nothing wrong with ``word``."""
    small = word.text.casefold()
    if len(small) < SHORT or not small.isalpha() or codes_in_query(small):
        return ""
    if any(analysis.form(small, analyser) in known for analyser in ANALYSERS):
        return ""
    similar = engine.similar(small, mistakes_in(small))
    if any(_same(small, other) for other, _ in similar):
        return ""
    best = min(similar, key=lambda one: (OSA.distance(small, one[0]), -one[1], one[0]), default=("", 0))
    return best[0]


def mistakes_in(word: str) -> int:
    """How many letters of ``word`` may be wrong, missing, too many or in the other order."""
    return 0 if len(word) < SHORT else 1 if len(word) < LONG else 2


def _same(word: str, other: str) -> bool:
    """The same word in some language, with another ending: it is found as it is."""
    return any(analysis.form(word, analyser) == analysis.form(other, analyser) for analyser in ANALYSERS)
