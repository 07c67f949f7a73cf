"""Fusion: what was found by words and what was found by meaning become one order, by one rule for all sets and languages.

Scores by words and cosines cannot be compared, but how far each stands out among its own best hundred can: both are measured in
standard deviations there, then added. What people did with a document adds a little, never as much as a clearly better text.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

DEPTH = 100
"""Candidates by words, and as many by meaning, that are put in order; behind them comes what fits, by its words alone."""

WORDS, FEW_WORDS = 0.35, 0.2
"""What words count where the meaning is known too, and counts the rest: less where no document has enough of them. Without a model
they count alone.
"""

CODE = 8.0
"""What a code adds that no other document has; nothing where a hundred have it, for then it names nothing (see `rarity`)."""
ANOTHER = 0.2
"""Share of it that each further code adds to the rarest: who pastes a log names many things by the way."""

STANDING = 0.25
"""What the best standing adds, in the same deviations; and fresh as well, less than one deviation by words alone: it decides
between two texts that fit about as well.
"""
FRESH = 0.3
"""Share of it that what changed today has, and what changed a year ago has half of."""
YEAR = 365 * 24 * 3_600

SURE = 0.87
"""A document so near is a result, whatever its words: of questions a set has no answer to, one in a hundred comes so near."""
LIKELY, APART = 0.81, 0.05
"""So is one that is near and lies as much nearer than the tenth."""
TENTH = 10
FIRST = 3


@dataclass(frozen=True)
class Candidate:
    """A document an engine offers. ``words``: its score by words, 0 when none fits; ``near``: the cosine of the angle between its
    nearest vector and the query's, None when it is not among the nearest.
    """

    ident: int
    words: float = 0.0
    near: float | None = None
    fits: bool = False
    """Enough of the words are in it, or a code, or it has the title."""
    exact: bool = False
    codes: int = 0
    """Which codes it has, a bit for each."""
    merit: int = 0
    """What people did with it, see `ranking.merit`."""
    changed: int = 0
    """When, in seconds since 1970; 0: unknown."""


@dataclass(frozen=True)
class Score:
    """Why a document stands where it does: its parts, each in the same deviations."""

    words: float = 0.0
    meaning: float = 0.0
    codes: float = 0.0
    standing: float = 0.0
    exact: bool = False
    near: float | None = None
    """The cosine behind ``meaning``."""

    @property
    def total(self) -> float:
        """What it is put in order by."""
        return self.words + self.meaning + self.codes + self.standing


@dataclass(frozen=True)
class Order:
    """The numbers of the documents, best first: the results, and behind them what is beyond."""

    results: tuple[int, ...]
    beyond: tuple[int, ...]
    also: tuple[int, ...]
    """Those results that do not have enough of the words."""
    scores: Mapping[int, Score]


def ordered(candidates: Sequence[Candidate], now: float) -> Order:
    """The order of all ``candidates`` at ``now`` (seconds since 1970): the exact title first, always.

    Results are what fits, what is near enough, and what stands before the third of those: it cannot be worth less than they are.
    """
    scores = scored(candidates, now)
    ranked = sorted(candidates, key=lambda one: (one.exact, scores[one.ident].total, one.ident), reverse=True)
    near = _near_enough(candidates)
    surely = [place for place, one in enumerate(ranked) if one.fits or one.ident in near]
    shown = {*surely, *range(surely[:FIRST][-1] if surely else 0)}
    results = [one for place, one in enumerate(ranked) if place in shown]
    return Order(
        tuple(one.ident for one in results),
        tuple(one.ident for place, one in enumerate(ranked) if place not in shown),
        tuple(one.ident for one in results if not one.fits),
        scores,
    )


def scored(candidates: Sequence[Candidate], now: float) -> dict[int, Score]:
    """The score of each candidate."""
    words = _standardised(_by_words(candidates))
    near = _standardised({one.ident: one.near for one in candidates if one.near is not None})
    least_words, least_near = min(words.values(), default=0.0), min(near.values(), default=0.0)
    by_words = (WORDS if any(one.fits for one in candidates) else FEW_WORDS) if near else 1.0
    having = Counter(code for one in candidates for code in _bits(one.codes))
    rare = {code: CODE * rarity(count) for code, count in having.items()}
    return {
        one.ident: Score(
            words=by_words * words.get(one.ident, least_words),
            meaning=(1.0 - by_words) * near.get(one.ident, least_near),
            codes=_together(rare[code] for code in _bits(one.codes)),
            standing=STANDING * (one.merit / 1_000 + FRESH * freshness(one.changed, now)),
            exact=one.exact,
            near=one.near,
        )
        for one in candidates
    }


def _by_words(candidates: Iterable[Candidate]) -> dict[int, float]:
    """What shares words with the query, by its scores. Where that is less than the best hundred the others belong to them, with
    nothing: else what alone has a word would not stand out.
    """
    shared = {one.ident: one.words for one in candidates if one.words > 0}
    return shared if len(shared) >= DEPTH else {one.ident: one.words for one in candidates}


def rarity(documents: int) -> float:
    """1 for a code that nobody else has, 0 for one that fills a hundred documents."""
    return max(0.0, 1.0 - math.log(max(documents, 1)) / math.log(DEPTH))


def _bits(codes: int) -> list[int]:
    """The places of the bits that are set."""
    return [place for place in range(codes.bit_length()) if codes >> place & 1]


def _together(codes: Iterable[float]) -> float:
    """The rarest, and a little of each further one."""
    best, *others = sorted(codes, reverse=True) or [0.0]
    return best + ANOTHER * sum(others)


def freshness(changed: int, now: float) -> float:
    """1 for what changed a moment ago, a half after a year; 0 where nobody knows."""
    return 0.5 ** (max(0.0, now - changed) / YEAR) if changed else 0.0


def _standardised(scores: Mapping[int, float]) -> dict[int, float]:
    """Each score in standard deviations from the mean of the best hundred of its kind."""
    best = sorted(scores.values(), reverse=True)[:DEPTH]
    if len(best) < 2:
        return dict.fromkeys(scores, 0.0)
    mean = fmean(best)
    deviation = math.sqrt(fmean((score - mean) ** 2 for score in best))
    return {ident: (score - mean) / (deviation or 1.0) for ident, score in scores.items()}


def _near_enough(candidates: Iterable[Candidate]) -> frozenset[int]:
    """Those whose meaning alone makes them results."""
    near = {one.ident: one.near for one in candidates if one.near is not None}
    best = sorted(near.values(), reverse=True)
    around = best[min(TENTH, len(best)) - 1] if best else 0.0
    return frozenset(
        ident for ident, cosine in near.items() if cosine >= SURE or (cosine >= LIKELY and cosine - around >= APART)
    )
