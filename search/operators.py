"""Operators: what in a query says how words are meant: "in quotes" for a phrase, a dash before what must not be there."""

import re
from typing import NamedTuple

from search.analysis import cut
from search.words import clean_query

WORDS = 4
"""Beside so many other words quotes and dashes are operators. More are a sentence that quotes something, or were pasted."""
OF_A_PHRASE = 6
"""Words of a phrase. A message of more, quoted as a whole, is never written twice in the same way."""
PHRASES = 5
"""So many phrases of a query count, and so many things left out."""

QUOTED = r"[\"„“”«»]([^\"„“”«»]+)[\"„“”«»]"
"""A phrase in any of the marks people type, as a group of its own."""
# A dash before a word of three letters or a code; "rm -rf", "-58 dBm", "--help" and "An- und Abmelden" are no operators.
_LEFT_OUT = r"((?:[^\W\d_]{3}|[A-Za-z]+-?\d)[^\s\"„“”«»]*)"
_OPERATOR = re.compile(rf"(?<!\S)-(?:{QUOTED}|{_LEFT_OUT})|{QUOTED}")


class Told(NamedTuple):
    """A query taken apart."""

    words: str
    """What is looked for, phrases among it."""
    phrases: tuple[str, ...] = ()
    """Each must be there, its words one behind the other."""
    without: tuple[str, ...] = ()
    """Words and phrases of which none may be there."""


def read(text: str) -> Told:
    """What ``text`` tells. What would have nothing left to look for, or was pasted, is taken word for word."""
    asked = clean_query(text)
    found = list(_OPERATOR.finditer(asked))
    phrases = [match[3] for match in found if match[3] and _count(match[3]) > 1]
    without = [match[1] or match[2] for match in found if not match[3]]
    words = clean_query(_OPERATOR.sub(lambda match: f" {match[3]} " if match[3] else " ", asked))
    others = _count(_OPERATOR.sub(" ", asked))
    is_pasted = others > WORDS or any(_count(phrase) > OF_A_PHRASE for phrase in phrases)
    if is_pasted or not _count(words):
        return Told(asked)
    return Told(words, _first(phrases), _first(without))


def _count(text: str) -> int:
    return sum(1 for _word in cut(text))


def _first(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))[:PHRASES]
