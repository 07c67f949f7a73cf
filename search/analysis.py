"""Analysis: how texts and queries are cut into words, and the form in which two words are the same word, for both engines.

A language with an analyser of its own also takes its endings off (Snowball) and knows its stop words; every other text is taken
word for word. Engines are given the forms, never the text: so what one engine finds the other finds too.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import Stemmer

from search.stopwords import STOP_WORDS

ANALYSED = ("de", "en")
"""Languages with an analyser of their own; texts in others are kept word for word (`PLAIN`)."""
PLAIN = "plain"
ANALYSERS = (*ANALYSED, PLAIN)

LONGEST = 80
"""Characters of a word that count."""
REMEMBERED = 100_000
"""Words whose form is remembered: more than a language's daily ones, some ten megabytes."""


class Word(NamedTuple):
    """A word of a text and where it stands there (from, to; in characters)."""

    text: str
    start: int
    end: int


# Each sign of Chinese, Japanese and Korean is a word of its own.
_SIGN = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W_{_SIGN}]"
# What belongs to the letter before it: marks (Hindi, Thai and Arabic write vowels so), which Python counts to no word, and
# characters nobody sees: soft hyphens, joiners.
_MARKS = "".join(
    chr(point)
    for points in (range(0x300, 0x1E00), range(0x20D0, 0x2100), range(0xA66F, 0xAC00), range(0xFE00, 0xFE30))
    for point in points
    if unicodedata.category(chr(point)).startswith("M")
)
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(
    rf"[{_SIGN}]"
    r"|[^\W\d_]*\d+(?:\.\d+)+"  # 2.4.1, v2.4
    rf"|{_LETTER}+(?:(?:[{_MARKS}{_UNSEEN}]+|['’]){_LETTER}+)*[{_MARKS}]*"
)
_DROPPED = re.compile(f"[{_UNSEEN}]")
_ACCENT = re.compile("[\u0300-\u036f]")
# German without a German keyboard; the ue of "neue", "Bauer" and "Quelle" is none.
_TYPED = re.compile(r"ae|oe|(?<![aeoq])ue")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})

_mine = threading.local()


def analyser_of(language: str) -> str:
    """The analyser for texts in ``language`` (``de-at`` is German too)."""
    base = re.split("[-_]", language, maxsplit=1)[0].lower()
    return base if base in ANALYSED else PLAIN


def cut(text: str) -> Iterator[Word]:
    """The words of ``text`` as they stand there: letters and digits that belong together, versions whole, every sign of Chinese,
    Japanese and Korean.
    """
    return (Word(found[0][:LONGEST], found.start(), found.end()) for found in _WORD.finditer(text))


def cut_among(text: str, wanted: Mapping[str, Any]) -> Iterator[Word]:
    """Those of the words that `cut` gives whose value in ``wanted`` is true, in a third of the time when they are few."""
    for found in _WORD.finditer(text):
        if wanted[word := found[0][:LONGEST]]:
            yield Word(word, found.start(), found.end())


@lru_cache(REMEMBERED)
def form(word: str, analyser: str) -> str:
    """The form of one word: without case, accents and endings. ``Häuser``, ``haeuser`` and ``HAUS`` are the same in German."""
    small = plain(word)
    if analyser == "de":
        small = untyped(small)
    return _stemmer(analyser).stemWord(small) if analyser in ANALYSED else small


def plain(word: str) -> str:
    """``word`` in small letters, without accents and what nobody sees: ``Häuser`` is hauser, ``Fuß`` is fuss."""
    small = _DROPPED.sub("", word).casefold().replace("’", "'")
    if small.isascii():
        return small
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", small.translate(_UMLAUTS))))


def untyped(word: str) -> str:
    """``word`` with the umlauts of who has no German keyboard, haeuser, written as `plain` writes them: hauser."""
    return _TYPED.sub(lambda pair: pair[0][0], word)


@lru_cache(REMEMBERED)
def is_common(word: str, analyser: str) -> bool:
    """Whether the word is too common in its language to tell one text from another."""
    return word.casefold() in _COMMON.get(analyser, ())


def words(text: str) -> list[str]:
    """The words of ``text`` alone, as `cut` gives them."""
    return [word[:LONGEST] for word in _WORD.findall(text)]


def forms(text: str, analyser: str) -> Iterator[str]:
    """The forms of those words of ``text`` that tell it from another, in their order."""
    return forms_of(words(text), analyser)


def forms_of(found: Iterable[str], analyser: str) -> Iterator[str]:
    """The same of words that were found already."""
    return filter(None, (_telling(word, analyser) for word in found))


@lru_cache(REMEMBERED)
def _telling(word: str, analyser: str) -> str:
    """Asked once for each word of a text: its form, empty where it is too common."""
    return "" if is_common(word, analyser) else form(word, analyser)


def _stemmer(analyser: str) -> Stemmer.Stemmer:
    """One for each thread: it is no good to two at once."""
    stemmers: dict[str, Stemmer.Stemmer] = _mine.__dict__
    if analyser not in stemmers:
        # Without a memory of its own: `form` has one.
        stemmers[analyser] = Stemmer.Stemmer({"de": "german", "en": "english"}[analyser], 0)
    return stemmers[analyser]


_COMMON = {language: frozenset(words) for language, words in STOP_WORDS.items()}
