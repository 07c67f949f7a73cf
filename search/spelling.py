"""Spelling: what somebody may have meant whose words stand nowhere, in words that everybody's documents have: others by a letter or
two, or two in place of one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import OSA

from search import analysis, compounds
from search.analysis import ANALYSED, ANALYSERS, Word
from search.engines import Engine
from search.entries import SPELLED_FROM
from search.patience import must_have_time
from search.words import codes_in_query

SHORT, LONG = 4, 8
"""From so many letters on one mistake is looked for, or two; below a word is too much like many others."""
TURNED = 5
"""From so many letters on two that changed places are a slip of the fingers: nobody meant another word with the same letters."""
WORDS = 12
"""A query of more words is a sentence or a log: one word more or less does not keep anything from being found."""
CORRECTED = 5
"""So many words of a query at most."""
HALF, LONGEST = SPELLED_FROM, 24
"""Letters of each of two words that are looked for in one, at least; and of the longest one that may be two."""
LIKELY = 3
"""So many similar words are asked for whether they may be told."""

Choose = Callable[[Sequence[str]], str]
"""Which of some words, all as similar, the most common first, is told; "" for none of them."""


def corrected(text: str, engine: Engine, known: Collection[str] = (), choose: Choose = itemgetter(0)) -> str:
    """``text`` with each word that no document has replaced by the most similar one of which ``choose`` says that it is told; the
    same where there is nothing to replace. Words with one of the ``known`` forms are right as they are.

    EngineAway, OutOfTime.
    """
    done, parts = 0, []
    for word, meant in _meant(text, engine, known, choose):
        parts += [text[done : word.start], meant]
        done = word.end
    return "".join([*parts, text[done:]])


def slips(text: str, engine: Engine, known: Collection[str] = (), choose: Choose = itemgetter(0)) -> Mapping[str, str]:
    """The words of ``text`` that no document has, each with the one that differs by two letters in the other order or, where it is
    long and hardly another word, by a single letter; or with the two in it, without German compounds, which are found by their
    parts as they are.

    EngineAway, OutOfTime.
    """
    return {word.text: meant for word, meant in _meant(text, engine, known, choose, surely=True)}


def may_slip(text: str) -> bool:
    """Whether a word of ``text`` is long enough for `slips`: if not, nothing needs to be known."""
    return any(len(word.text) >= TURNED for word in analysis.cut(text))


def _meant(
    text: str, engine: Engine, known: Collection[str], choose: Choose, *, surely: bool = False
) -> Iterator[tuple[Word, str]]:
    """The words that are probably misspelled, or ``surely``, and what was meant by each."""
    found, told = list(analysis.cut(text)), 0
    shortest = TURNED if surely else SHORT
    if len(found) > WORDS:
        return
    for word in found:
        if len(word.text) < shortest or told == CORRECTED:
            continue
        must_have_time()
        likely = _likely(word, engine, known, surely=surely)
        if meant := next(filter(None, map(choose, likely)), ""):
            told += 1
            yield word, meant


def _is_slip(word: Word, meant: str) -> bool:
    small = word.text.casefold()
    if OSA.distance(small, meant) != 1:
        return False
    if len(small) < LONG:
        return sorted(small) == sorted(meant)
    return not (" " in meant and compounds.parts_alone(word.text))


def _likely(word: Word, engine: Engine, known: Collection[str], *, surely: bool) -> Sequence[Sequence[str]]:
    """The words that were probably meant, or ``surely``: the most similar ones first, together those that are as similar, the most
    common first; two for one where none is similar; none where nothing is wrong with ``word``.
    """
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
    if not likely:
        # A slip in a short word leaves it one word.
        pairs = () if surely and len(small) < LONG else _parted(small, engine)
        return [[pair] for pair in pairs if not surely or _is_slip(word, pair)]
    # Whether it may be told is asked of engine and database: not for what is left out anyway, nor for many.
    wanted = [one for one in likely if not surely or _is_slip(word, one[-1])]
    return [[other for _, _, other in alike] for _, alike in groupby(wanted[:LIKELY], itemgetter(0))]


def _parted(word: str, engine: Engine) -> Sequence[str]:
    """The two words that ``word`` may be, without the blank between them; those that stand together most often first."""
    places = range(HALF, len(word) - HALF + 1) if len(word) <= LONGEST else ()
    halves = [(word[:place], word[place:]) for place in places]
    pairs = [pair for pair in halves if not any(analysis.is_common(half, name) for half in pair for name in ANALYSED)]
    counts = zip(engine.together(pairs), pairs, strict=True) if pairs else ()
    return [" ".join(pair) for count, pair in sorted(counts, key=lambda one: -one[0]) if count][:LIKELY]


def _begin_alike(word: str, other: str) -> bool:
    """With the same letter, or with the first two in the other order: "brother" with two mistakes is not "another"."""
    return other[0] == word[0] or other[:2] == word[1::-1]


def mistakes_in(word: str) -> int:
    """How many letters of ``word`` may be wrong, missing, too many or in the other order."""
    return 0 if len(word) < SHORT else 1 if len(word) < LONG else 2


def _same(word: str, other: str) -> bool:
    """The same word in some language, with another ending: it is found as it is."""
    return any(analysis.form(word, analyser) == analysis.form(other, analyser) for analyser in ANALYSERS)
