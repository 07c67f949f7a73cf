"""Ranking: the numbers that decide what stands first, the same for both engines.

A document is found when one language's words fit, or a code, or its whole title. Within a language each word counts once, where
it weighs most (title before summary and solution before body); of several words a part must be there, see `least_words`.
"""

from itertools import pairwise

TITLE, SUMMARY, SOLUTION, BODY = 4.0, 2.0, 1.5, 1.0
TITLE_AS_WRITTEN = 1.0
"""Weight of a title's unstemmed words; all there is for words that language analysers leave out ("to be or not to be")."""

WEIGHTS = {"title": TITLE, "summary": SUMMARY, "solution": SOLUTION, "body": BODY}

ELSEWHERE = 0.2
"""What a word adds that stands in further fields of the same document beside its best one."""

OTHER_LANGUAGE = 0.6
"""A text in another language than the reader's counts that much of its score."""

CODE = 60.0
"""A code found exactly. Words alone reach 40 to 50 in practice: a document with the code stands before those with its words."""

EXACT_TITLE = 1_000.0
"""The whole query is the title: always first."""

UNFINISHED = 2.0
"""Weight of a title word that begins with the word still being typed."""

MOST, SOME, ONE = "most", "some", "one"

# Of up to this many words … this share (percent, rounded down, at least one) must be in the document.
# MOST: results. SOME: suggestions for a title, in which half the words only carry the sentence. ONE: the nearest things.
NEEDED: dict[str, tuple[tuple[int, int], ...]] = {
    MOST: ((2, 100), (4, 75), (8, 60), (16, 45), (10_000, 30)),
    SOME: ((2, 100), (4, 50), (8, 40), (10_000, 30)),
    ONE: ((10_000, 0),),
}


def least_words(count: int, needed: str) -> int:
    """How many of ``count`` words a document must contain."""
    share = next(share for most, share in NEEDED[needed] if count <= most)
    return max(1, count * share // 100)


def least_words_rule(needed: str) -> str:
    """The same table in Elasticsearch's words: ``2<75% 4<60%`` — up to two words all of them, of three 75 percent, and so on."""
    if needed == ONE:
        return "1"
    pairs = pairwise(NEEDED[needed])
    return " ".join(f"{most}<{share}%" for (most, _), (_, share) in pairs)
