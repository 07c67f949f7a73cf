"""Pieces: the texts of an entry that are embedded, and the vectors of the document that come of them.

A document has one vector for all of it, between its title and its beginning, and one for each piece of a long text: the nearest
counts.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from search.entries import Entry
from search.meaning import MODEL

LENGTH = 800
"""Characters of a piece: some 200 tokens, a third of a second."""
OF_A_BODY, OF_A_SOLUTION = 12, 4
"""Pieces of one text at most: behind 10,000 characters words alone find."""

# Where a text is cut, best first, and what joins what stays together: a blank line stands before a heading, then lines,
# sentences, words.
CUTS = (
    (re.compile(r"\n\s*\n\s*"), "\n\n"),
    (re.compile(r"\s*\n\s*"), "\n"),
    (re.compile(r"(?<=[.!?:])\s+"), " "),
    (re.compile(r"\s+"), " "),
)


@dataclass(frozen=True)
class Piece:
    """A text that is embedded, as what people ask or as what answers them."""

    text: str
    asked: bool = False

    @property
    def digest(self) -> str:
        """The same for what gives the same vector."""
        return hashlib.sha256(f"{MODEL}\n{self.asked}\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True)
class Pieces:
    """Of one entry: what its first vector lies between, and what has a vector of its own."""

    whole: tuple[Piece, ...]
    parts: tuple[Piece, ...]

    def __iter__(self) -> Iterator[Piece]:
        return iter(dict.fromkeys((*self.whole, *self.parts)))


def pieces_of(entry: Entry) -> Pieces:
    """What is embedded of ``entry``."""
    text = "\n\n".join(part for part in (entry.summary, entry.body) if part)
    cuts = list(islice(cut(text, LENGTH), OF_A_BODY))
    beginning = cuts[0] if cuts else ""
    title = [Piece(entry.title, asked=True)] if entry.title else []
    # What people ask resembles a title, what answers them its text; measured, both together are nearer than either.
    whole = [*title, Piece(f"{entry.title}\n{beginning}".strip()), *([Piece(beginning)] if title and beginning else [])]
    parts = [Piece(part) for part in cuts] if len(cuts) > 1 else []
    parts += [Piece(part) for part in islice(cut(entry.solution, LENGTH), OF_A_SOLUTION)]
    return Pieces(tuple(piece for piece in whole if piece.text), tuple(parts))


def cut(text: str, length: int, cuts: Sequence[tuple[re.Pattern[str], str]] = CUTS) -> Iterator[str]:
    """``text`` in pieces of at most ``length`` characters, cut where it hurts least: between sections, lines or sentences."""
    if len(text) <= length:
        if text.strip():
            yield text.strip()
        return
    if not cuts:
        yield from (text[start : start + length] for start in range(0, len(text), length))
        return
    held, (end, joint) = "", cuts[0]
    for part in end.split(text):
        joined = f"{held}{joint}{part}" if held else part
        if len(joined) <= length:
            held = joined
            continue
        yield from cut(held, length, ())
        held = ""
        if len(part) <= length:
            held = part
        else:
            yield from cut(part, length, cuts[1:])
    yield from cut(held, length, ())
