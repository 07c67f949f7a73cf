"""Vocabulary: the words that stand in an embedded index, by their length, to look for what somebody may have meant.

To read them from the index takes many times as long as to look at them, so they are kept for a while; a word that came meanwhile
corrects nobody yet, and one that is gone finds nothing.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from search.entries import SPELLED
from search.similar import most_similar

KEPT = 60.0
"""Seconds words may be old where the index has changed since."""

ByLength = Mapping[int, Mapping[str, int]]
"""Words and in how many documents each stands, by how many letters they have."""


class Held(NamedTuple):
    """Words, as they were read ``at`` some moment of the clock from an index of which ``seen`` was seen."""

    words: ByLength
    seen: object
    at: float


class Vocabulary:
    """Of one index, shared by all threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._held: dict[str, Held] = {}
        self._reading = threading.Lock()

    def similar(self, searcher: Any, seen: object, word: str, mistakes: int) -> Sequence[tuple[str, int]]:
        """Words like ``word``, and how many documents each is in; ``seen`` changes with every commit."""
        # Hardly anybody gets the first letter wrong but by taking the second for it: the others are looked at only then.
        for begins in (dict.fromkeys((word[:1], word[1:2])), ("",)):
            held = [self._beginning(begin, searcher, seen) for begin in begins]
            lengths = range(len(word) - mistakes, len(word) + mistakes + 1)
            known: dict[str, int] = {}
            for words, length in product(held, lengths):
                known |= words.get(length, {})
            if found := most_similar(word, known, mistakes):
                return found
        return ()

    def _beginning(self, begin: str, searcher: Any, seen: object) -> ByLength:
        held = self._fresh(begin, seen)
        if held is None:
            with self._reading:
                # Whoever waited here finds them read.
                held = self._fresh(begin, seen) or self._read(begin, searcher, seen)
        return held.words

    def _fresh(self, begin: str, seen: object) -> Held | None:
        held = self._held.get(begin)
        return held if held and (held.seen == seen or self.clock() - held.at < KEPT) else None

    def _read(self, begin: str, searcher: Any, seen: object) -> Held:
        words: dict[int, dict[str, int]] = defaultdict(dict)
        for word, documents in searcher.terms_with_prefix(SPELLED, begin):
            words[len(word)][word] = documents
        held = Held(dict(words), seen, self.clock())
        if words:
            # Beginnings that nothing begins with are as many as anybody likes.
            self._held[begin] = held
        return held
