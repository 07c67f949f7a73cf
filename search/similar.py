"""Similar words: those that differ by a few letters which are wrong, missing, too many or in the other order."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract


def most_similar(word: str, known: Mapping[str, int], mistakes: int) -> list[tuple[str, int]]:
    """Those of ``known`` words (with the number of their documents) that differ from ``word`` in no more than so many letters."""
    alike = extract(word, list(known), scorer=OSA.distance, score_cutoff=mistakes, limit=None)
    return [(other, known[other]) for other, _, _ in alike]
