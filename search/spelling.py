"""Spelling: what somebody may have meant whose words stand nowhere, in words that everybody's documents have."""

from collections.abc import Callable, Collection, Sequence

from rapidfuzz.distance import OSA

from search import analysis
from search.analysis import ANALYSERS, Word
from search.engines import Engine
from search.patience import must_have_time
from search.words import codes_in_query

SHORT, LONG = 4, 8
"""From so many letters on one mistake is looked for, or two; below a word is too much like many others."""
WORDS = 12
"""A query of more words is a sentence or a log: one word more or less does not keep anything from being found."""
CORRECTED = 5
"""So many words of a query at most."""
LIKELY = 3
"""So many similar words are asked for whether they may be told."""


def corrected(
    text: str, engine: Engine, known: Collection[str] = (), may_be_told: Callable[[str], bool] = lambda _word: True
) -> str:
    """``text`` with each word that no document has replaced by the most similar one that ``may_be_told``; the same where there is
    nothing to replace. Words with one of the ``known`` forms are right as they are.

    EngineAway, OutOfTime.
    """
    found = list(analysis.cut(text))
    if len(found) > WORDS:
        return text
    done, parts, replaced = 0, [], 0
    for word in found:
        must_have_time()
        likely = _likely(word, engine, known) if replaced < CORRECTED else ()
        meant = next(filter(may_be_told, likely), "")
        if meant:
            parts += [text[done : word.start], meant]
            done, replaced = word.end, replaced + 1
    return "".join([*parts, text[done:]])


def _likely(word: Word, engine: Engine, known: Collection[str]) -> Sequence[str]:
    """The words that were probably meant, the most similar first; none where nothing is wrong with ``word``."""
    small = word.text.casefold()
    if len(small) < SHORT or not small.isalpha() or codes_in_query(small):
        return ()
    if any(analysis.form(small, analyser) in known for analyser in ANALYSERS):
        return ()
    similar = engine.similar(small, mistakes_in(small))
    if any(_same(small, other) for other, _ in similar):
        return ()
    distances = ((OSA.distance(small, other), -documents, other) for other, documents in similar)
    likely = sorted(
        (far, documents, other) for far, documents, other in distances if far < 2 or _begin_alike(small, other)
    )
    return [other for _, _, other in likely[:LIKELY]]


def _begin_alike(word: str, other: str) -> bool:
    """With the same letter, or with the first two in the other order: "brother" with two mistakes is not "another"."""
    return other[0] == word[0] or other[:2] == word[1::-1]


def mistakes_in(word: str) -> int:
    """How many letters of ``word`` may be wrong, missing, too many or in the other order."""
    return 0 if len(word) < SHORT else 1 if len(word) < LONG else 2


def _same(word: str, other: str) -> bool:
    """The same word in some language, with another ending: it is found as it is."""
    return any(analysis.form(word, analyser) == analysis.form(other, analyser) for analyser in ANALYSERS)
