"""What changed from one text to the next, word by word: as much as a page can afford, and whole stretches beyond that."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

# A step is one move of the comparison below, some tenths of a microsecond. A pair of texts may take what 200 rewritten words
# need; a page so many that it costs a fraction of a second, whatever stands in its texts.
STEPS_A_PAGE = 300_000
STEPS_A_PAIR = 100_000
# With the white space before it, so that the text can be put together again.
_WORDS = re.compile(r"\s*\S+|\s+\Z")
_PLAIN_SPACES = ("", " ")

How = Literal["same", "added", "removed"]
Cut = Callable[[str], list[str]]


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    how: How
    text: str


@dataclass
class Effort:
    """How many steps the comparisons of one page may still take, and how many they took."""

    left: int = STEPS_A_PAGE
    taken: int = 0

    def take(self, steps: int) -> None:
        """Note what a comparison took."""
        self.left, self.taken = self.left - steps, self.taken + steps


def compare(old: str, new: str, effort: Effort | None = None) -> Iterator[Piece]:
    """What stayed, went and came, in reading order: by words, or by lines or as one stretch where ``effort`` holds no more."""
    effort = effort or Effort()
    for cut in (_words, _lines):
        before, after = cut(old), cut(new)
        moves = _moves(list(map(_key, before)), list(map(_key, after)), effort)
        if moves is not None:
            return _pieces(before, after, moves)
    before, after = _words(old), _words(new)
    head, tail = _ends(list(map(_key, before)), list(map(_key, after)))
    replaced = (len(before) - head - tail, len(after) - head - tail, 0)
    return _pieces(before, after, _around(head, tail, [replaced]))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _key(token: str) -> str:
    """The token by which two are the same: one space before a word is none; a line break or an indentation counts."""
    word = token.lstrip()
    return word if token[: len(token) - len(word)] in _PLAIN_SPACES else token


Move = tuple[int, int, int]
"""So many tokens went, so many came, so many stayed after that."""


def _moves(before: Sequence[str], after: Sequence[str], effort: Effort) -> list[Move] | None:
    """The way from one row of tokens to the other; None when it takes more steps than are left."""
    head, tail = _ends(before, after)
    a, b = before[head : len(before) - tail], after[head : len(after) - tail]
    if not a or not b:
        return _around(head, tail, [(len(a), len(b), 0)])
    rounds = _rounds(a, b, effort)
    return None if rounds is None else _around(head, tail, _way_back(rounds, len(a), len(b)))


def _ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many tokens are the same at the beginning, and at the end of what is left then."""
    head = _same_count(before, after)
    return head, _same_count(before[head:][::-1], after[head:][::-1])


def _around(head: int, tail: int, moves: Sequence[Move]) -> list[Move]:
    return [(0, 0, head), *moves, (0, 0, tail)]


def _same_count(one: Sequence[str], other: Sequence[str]) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _rounds(a: Sequence[str], b: Sequence[str], effort: Effort) -> list[list[int]] | None:
    """Myers's greedy search (An O(ND) Difference Algorithm, 1986): one change more each round, on each diagonal the farthest point.

    What was reached before each round, from diagonal -round - 1 to round + 1, -1 for nothing; the last round arrived.
    """
    allowed, steps, rounds = min(STEPS_A_PAIR, effort.left), 0, []
    zero = len(a) + len(b) + 1
    reached = [-1] * (2 * zero + 1)
    reached[zero + 1] = 0
    for changes in range(zero):
        rounds.append(reached[zero - changes - 1 : zero + changes + 2])
        for diagonal in range(-changes, changes + 1, 2):
            below, above = reached[zero + diagonal - 1], reached[zero + diagonal + 1]
            x = start = above if below < above else below + 1
            while x < len(a) and x - diagonal < len(b) and a[x] == b[x - diagonal]:
                x += 1
            reached[zero + diagonal] = x
            steps += 1 + x - start
            if steps > allowed:
                effort.take(allowed)
                return None
            if x >= len(a) and x - diagonal >= len(b):
                effort.take(steps)
                return rounds
    raise AssertionError("with everything taken out and everything put in, it has arrived")


def _way_back(rounds: list[list[int]], x: int, y: int) -> list[Move]:
    moves: list[Move] = []
    for changes in range(len(rounds) - 1, 0, -1):
        diagonal = x - y
        below, above = (rounds[changes][changes + 1 + diagonal + side] for side in (-1, 1))
        put_in = below < above
        x_before = above if put_in else below
        stayed = x - x_before - (0 if put_in else 1)
        moves.append((0, 1, stayed) if put_in else (1, 0, stayed))
        x, y = x_before, x_before - diagonal - (1 if put_in else -1)
    return [(0, 0, x), *reversed(moves)]


def _pieces(before: Sequence[str], after: Sequence[str], moves: Sequence[Move]) -> Iterator[Piece]:
    same, gone, come, a, b = "", "", "", 0, 0
    for went, came, stayed in moves:
        gone, come = gone + "".join(before[a : a + went]), come + "".join(after[b : b + came])
        a, b = a + went, b + came
        if stayed:
            if before[a][:1] == " " != after[b][:1]:
                gone += " "  # what begins the text now did not before
            yield from _stretch(same, gone, come)
            same, gone, come = "".join(after[b : b + stayed]), "", ""
            a, b = a + stayed, b + stayed
    yield from _stretch(same, gone, come)


def _stretch(same: str, gone: str, come: str) -> Iterator[Piece]:
    if gone[:1] == come[:1] == " ":
        same, gone, come = same + " ", gone[1:], come[1:]
    pieces: tuple[tuple[How, str], ...] = (("same", same), ("removed", gone), ("added", come))
    yield from (Piece(how, text) for how, text in pieces if text)
