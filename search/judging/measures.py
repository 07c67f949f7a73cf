"""Measures of a ranking against what people judged right, as trec_eval defines them; each is 0 to 1, more is better."""

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

DEPTH = 100
"""Hits that are looked at; MAP and MRR see no further either."""

MEASURES = ("MAP", "MRR", "MRR@10", "P@1", "P@5", "nDCG@10", "R@10", "R@100")


def measured(ranking: Sequence[str], right: Mapping[str, float]) -> dict[str, float]:
    """All measures of one ranking (ids, best first, none twice). ``right``: the gain of each right id, more than 0; not empty."""
    gains = [right.get(found, 0.0) for found in ranking[:DEPTH]]
    ranks = [rank for rank, gain in enumerate(gains, 1) if gain]
    best = sorted(right.values(), reverse=True)
    return {
        "MAP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / len(right),
        "MRR": _reciprocal(ranks, DEPTH),
        "MRR@10": _reciprocal(ranks, 10),
        "P@1": _within(ranks, 1) / 1,
        "P@5": _within(ranks, 5) / 5,
        "nDCG@10": _discounted(gains[:10]) / _discounted(best[:10]),
        "R@10": _within(ranks, 10) / len(right),
        "R@100": _within(ranks, 100) / len(right),
    }


def averaged(rows: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure over all questions, of which there must be one."""
    every = list(rows)
    return {name: fmean(row[name] for row in every) for name in MEASURES}


def _reciprocal(ranks: Sequence[int], depth: int) -> float:
    return 1 / ranks[0] if _within(ranks, depth) else 0.0


def _within(ranks: Sequence[int], depth: int) -> int:
    return sum(rank <= depth for rank in ranks)


def _discounted(gains: Sequence[float]) -> float:
    """Each gain counts as it is (not two to its power), the later the less."""
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
