"""Similar words: those that differ by a few letters which are wrong, missing, too many or in the other order."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract


def most_similar(word: str, known: Sequence[tuple[str, int]], mistakes: int) -> list[tuple[str, int]]:
    """Those of ``known`` words (with the number of their documents) that differ from ``word`` in no more than so many letters."""
    words = [other for other, _ in known]
    return [known[at] for _, _, at in extract(word, words, scorer=OSA.distance, score_cutoff=mistakes, limit=None)]
