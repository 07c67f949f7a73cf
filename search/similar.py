"""Similar words: those that differ by a few letters which are wrong, missing, too many or in the other order."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA


def most_similar(word: str, known: Iterable[tuple[str, int]], mistakes: int) -> list[tuple[str, int]]:
    """Those of ``known`` words (with the number of their documents) that differ from ``word`` in no more than so many letters."""
    return [
        (other, documents)
        for other, documents in known
        if abs(len(other) - len(word)) <= mistakes and OSA.distance(word, other, score_cutoff=mistakes) <= mistakes
    ]
