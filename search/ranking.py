"""Ranking: the numbers that decide what stands first, the same for both engines. What they gave is in docs/finding.md.

Within a language each word counts once, where it weighs most, and a little for each further place. How words and meaning come
together is in `search.fusion`.
"""

import math
from collections.abc import Iterator, Sequence

TITLE, SUMMARY, SOLUTION, BODY = 2.0, 1.5, 1.5, 1.0
TITLE_AS_WRITTEN = 0.8
"""Weight of a title's words with their endings; all there is for words that are too common ("to be or not to be")."""

WEIGHTS = {"title": TITLE, "summary": SUMMARY, "solution": SOLUTION, "body": BODY}

PART = 0.6
"""What a word counts that is only part of a German compound: who types Messer wants a Messer before a Regenmesser."""
DIVIDED = 0.8
"""What a compound that was typed counts where a text has all its parts, each for itself."""

ELSEWHERE = 0.2
"""What a word adds that stands in further fields of the same document beside its best one."""

OTHER_LANGUAGE = 0.6
"""A text in another language than the reader's counts that much of its score."""

CODE, EXACT_TITLE = 4_000.0, 400_000.0
"""What an engine adds to the score of a document for the first code, and for the whole query as a title, so that those are seen
first and can be told from words, which reach 100 or 200 in practice. What they count is said in `search.fusion`.
"""
CODES = 6
"""Codes that are told apart: each adds twice as much as the one before, and all of them less than the title."""

UNFINISHED = 2.0
"""Weight of a title word that begins with the word still being typed."""

SYNONYM = 0.8
"""What a synonym counts of the word that was typed: who says it in the reader's own words stands first among equals, but a title
in other words (1.6) still before a body in these (1).
"""
SYNONYMS_OF_A_WORD, SYNONYMS_OF_A_QUERY = 7, 20
"""More ways to say a word, and phrases for a whole query, are not looked for: each costs a search of its own in every field."""

MOST, SOME = "most", "some"

# Of up to this many words … this share (percent, rounded down, at least one) must be in the document.
# MOST: results. SOME: suggestions for a title, in which half the words only carry the sentence.
NEEDED: dict[str, tuple[tuple[int, int], ...]] = {
    MOST: ((2, 100), (4, 75), (8, 60), (16, 45), (10_000, 30)),
    SOME: ((2, 100), (4, 50), (8, 40), (10_000, 30)),
}


def least_words(count: int, needed: str) -> int:
    """How many of ``count`` words a document must contain."""
    share = next(share for most, share in NEEDED[needed] if count <= most)
    return max(1, count * share // 100)


def told_apart(codes: Sequence[str], first: float) -> Iterator[tuple[str, float]]:
    """What an engine adds for each code, when it is ``first`` for the first one; nothing for those behind `CODES`."""
    return ((code, first * 2**place if place < CODES else 0.0) for place, code in enumerate(codes))


SOLVED, HELPFUL, VOTED, SEEN, ARCHIVED = 400, 400, 200, 100, -600
"""Thousandths of the best standing: what is solved, or found helpful, has most of it; the rest goes by how often, see `merit`."""
MANY = 50
"""So many votes, people helped, or thousands of views are as good as any more."""

NOTICED = 5
"""From so many thousandths on a document is written anew by night for what people did with it alone: as much as nine days of
freshness. Views come to so much at some 200, 450, 770, 1,150, …: they have a document written at most twenty times in its life.
"""


def merit(*, solved: bool, helpful: int, votes: int, views: int, archived: bool) -> int:
    """What people did with a document, in thousandths from -600 to 1,000: grows ever more slowly with their number."""
    gained = SOLVED * solved + HELPFUL * _share(helpful) + VOTED * _share(votes) + SEEN * _share(views / 1_000)
    return round(gained) + ARCHIVED * archived


def _share(count: float) -> float:
    return min(1.0, math.log1p(max(0.0, count)) / math.log1p(MANY))
