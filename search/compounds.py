"""Compounds: the parts of a German word made of others, so that a Regenmesser is found by who asks for a Messer für Regen.

A word is divided into as few parts as possible, each known to begin or to end compounds; among as many parts, those most used win.
Which those are, and which words are never divided, was learned from a list of words by `scripts/compounds` (`search/german`).
"""

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from search.analysis import form, is_common, plain, untyped

KNOWN = Path(__file__).with_name("german") / "parts.txt.gz"

REMEMBERED = 50_000
"""Words whose parts are remembered: some fifteen megabytes if half of them are compounds."""
SHORTEST = 6
LONGEST = 50
"""Letters of a word that is looked at, from Ölofen on."""
SHORTEST_PART = 2
MOST = 5
"""Parts of a word that is divided; who writes more of them is found by the word itself."""

# What a part costs: one more always more than one that is used less (weights go from 0 to 9).
_PART, _SHORT, _INFLECTED = 20, 2, 1
_SHORT_PART = 3
# What may be taken off the end of a word, and what stood there before (Konten, Zentren, Firmen, Viren).
_ENDINGS = (
    *((ending, "") for ending in ("n", "s", "e", "en", "es", "er", "ern", "em", "ns", "se", "ses", "sen", "nen")),
    *(("en", before) for before in ("o", "um", "a", "us")),
    *(("ien", ""), ("ien", "ium"), ("i", "us")),
)


class Lexicon(NamedTuple):
    """What is known of words, all `plain` and `untyped`.

    ``begins`` says of what a compound may begin with which word it is (``sonnen``: sonne) and its weight, ``ends`` the weight of
    what it may end with: how many compounds do so, as a logarithm, 0 to 9. What is ``whole`` is never divided.
    """

    begins: dict[str, tuple[str, int]]
    ends: dict[str, int]
    whole: frozenset[str]


class Part(NamedTuple):
    """A part as it stands in the compound, and the word it is without linking letters and endings."""

    text: str
    word: str


@lru_cache(REMEMBERED)
def parts(word: str) -> tuple[str, ...]:
    """The forms (`search.analysis.form`) by which a text with ``word`` is to be found besides its own; none if it is no compound.

    First the parts, in their order. Of three and more also what neighbours make together, since nothing tells whether a
    Windmesserlager holds Windmesser or is a Messerlager; and the verb of a last part in -ung: who wants to koppeln a Sensor finds
    the Sensorkopplung.
    """
    found = divide(word, lexicon())
    return tuple(dict.fromkeys(form(text, "de") for text in (*_words(found), *_neighbours(found), *_verb(found))))


def parts_alone(word: str) -> tuple[str, ...]:
    """The forms of the parts alone, in their order: what a text holds that says the same as ``word``. None if it is no compound."""
    return tuple(dict.fromkeys(form(text, "de") for text in _words(divide(word, lexicon()))))


@lru_cache(1)
def lexicon() -> Lexicon:
    """What is known, read when first asked for: 30 ms, 8 MB."""
    begins: dict[str, tuple[str, int]] = {}
    ends: dict[str, int] = {}
    whole: frozenset[str] = frozenset()
    for line in gzip.decompress(KNOWN.read_bytes()).decode().splitlines():
        role, weight, *words = line.split()
        if role == "begins":
            begins |= {text: (text, int(weight)) for text in words}
        elif role == "linked":
            begins |= {text: (part, int(weight)) for text, part in (pair.split("=") for pair in words)}
        elif role == "ends":
            ends |= dict.fromkeys(words, int(weight))
        else:
            whole = frozenset(words)
    return Lexicon(begins, ends, whole)


def divide(word: str, known: Lexicon) -> tuple[Part, ...]:
    """The parts of ``word`` with what is ``known``; none if it is no compound."""
    small = plain(word)
    # Only within a part: Kameraeinstellung has no ä.
    fold = untyped if untyped(small) != small else str
    if not SHORTEST <= len(small) <= LONGEST or any(base in known.whole for base in bases(fold(small))):
        return ()
    endings = _endings(small)
    # By the place where it begins, the cheapest way to divide the rest, from the end on.
    ways: dict[int, tuple[int, tuple[Part, ...]]] = {}
    for start in range(len(small) - SHORTEST_PART, -1, -1):
        found: list[tuple[int, tuple[Part, ...]]] = []
        if start and (base := _end(tail := fold(small[start:]), endings, known)):
            found.append((_cost(base, known.ends[base]) + (_INFLECTED if base != tail else 0), (Part(tail, base),)))
        for stop, (cost, rest) in ways.items():
            text = fold(small[start:stop])
            if text in known.begins and len(rest) < MOST:
                part, weight = known.begins[text]
                found.append((cost + _cost(text, weight), (Part(text, part), *rest)))
        if found:
            # Of two that cost the same, the one whose first part is shorter: Er- begins more words than -er ends.
            ways[start] = min(found, key=lambda way: (way[0], len(way[1][0].text)))
    return ways[0][1] if 0 in ways else ()


def bases(word: str) -> list[str]:
    """``word``, and what it may be without an ending."""
    return [word, *(word[:-taken] + before for taken, before in _endings(word))]


def _endings(word: str) -> list[tuple[int, str]]:
    """How many letters may be taken off the end of ``word``, and what stood there before."""
    return [(len(ending), before) for ending, before in _ENDINGS if word.endswith(ending)]


def _end(tail: str, endings: list[tuple[int, str]], known: Lexicon) -> str:
    """What ``tail`` is without one of the ``endings``, if compounds end so."""
    if tail in known.ends:
        return tail
    found = (base for taken, before in endings if (base := tail[:-taken] + before) in known.ends)
    # A short word has no foreign plural: blei-ben.
    return next((base for base in found if len(base) > _SHORT_PART or tail.startswith(base)), "")


def _cost(text: str, weight: int) -> int:
    return _PART - weight + (_SHORT if len(text) <= _SHORT_PART else 0)


def _words(found: tuple[Part, ...]) -> Iterator[str]:
    """Common ones left out, as they are in texts: Zwischenablage is asked for by Ablage."""
    return (part.word for part in found if not is_common(part.word, "de"))


def _neighbours(found: tuple[Part, ...]) -> Iterator[str]:
    """Those of two and more, but not all: Windmesser, Messerlager."""
    for count in range(2, len(found)):
        for first in range(len(found) - count + 1):
            *before, last = found[first : first + count]
            yield "".join(part.text for part in before) + last.word


def _verb(found: tuple[Part, ...]) -> Iterator[str]:
    """Kopplung: koppeln; Messung: messen; Steuerung: steuern; Kalibrierung: kalibrieren. One that is no verb finds nothing."""
    if found and found[-1].word.endswith("ung"):
        stem = found[-1].word.removesuffix("ung")
        if stem.endswith("l") and stem[-2:-1] not in set("aeiouhlr"):
            yield stem[:-1] + "eln"
        elif stem.endswith(("er", "el")) and not stem.endswith("ier"):
            yield stem + "n"
        else:
            yield stem + "en"
