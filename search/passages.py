"""Passages: where in a text the words somebody looks for stand, and the piece of it that holds most of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from search import analysis, compounds
from search.analysis import analyser_of
from search.engines import PASSAGE, Fragment
from search.entries import TEXTS, WRITTEN, Entry
from search.reading import Reading

LOOKED_AT = 20_000
"""Characters of a text in which a passage is looked for: behind that nobody finds it again either."""
SENTENCE_ENDS = (". ", "! ", "? ", ": ", "\n")
Held = TypeVar("Held")
LETTER_OF_A_CODE = re.compile(r"[^\W\d_][-_–](?=\d)")


class Mark(NamedTuple):
    """A word that was looked for, and where it stands."""

    form: str
    start: int
    end: int


class Wanted(dict[str, str]):
    """What was looked for in a word of one analyser's texts: that word, or a part or the beginning of it; empty when nothing was.

    Looked up once for each word: the texts of a page have thousands, and hundreds of different ones.
    """

    def __init__(self, analyser: str, sought: "Sought") -> None:
        super().__init__()
        self.analyser, self.begun = analyser, sought.begun
        self.typed = sought.typed.get(analyser, frozenset())
        self.divided = sought.divided.get(analyser, frozenset())
        self.forms = self.typed.union(*self.divided)

    def __missing__(self, word: str) -> str:
        self[word] = found = self._in_word(word)
        return found

    def _in_word(self, word: str) -> str:
        form = analysis.form(word, self.analyser)
        if form in self.forms:
            return form
        if self.begun and analysis.plain(word).startswith(self.begun):
            return form
        if self.analyser != "de":
            return ""
        parts = compounds.parts(word.casefold())
        if any(all(one in parts for one in divided) for divided in self.divided):
            return parts[0]
        return next((part for part in parts if part in self.typed), "")


@dataclass(frozen=True)
class Sought:
    """The forms that are looked for, by analyser, and the beginnings of words that are still being typed."""

    typed: Mapping[str, frozenset[str]]
    """Of words, and of what means the same."""
    divided: Mapping[str, frozenset[tuple[str, ...]]]
    """The parts of compounds that were typed. In another compound they count together alone: Windmesser is no Regenmesser."""
    begun: tuple[str, ...] = ()
    _wanted: dict[str, Wanted] = field(default_factory=dict)

    def by(self, analyser: str) -> Wanted:
        """What is looked for in texts of this analyser."""
        if analyser not in self._wanted:
            self._wanted[analyser] = Wanted(analyser, self)
        return self._wanted[analyser]


def sought(readings: Iterable[Reading]) -> Sought:
    """What ``readings`` look for."""
    begun: dict[str, None] = {}
    typed: dict[str, set[str]] = defaultdict(set)
    divided: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for reading in readings:
        for name in {analysis.PLAIN if one == WRITTEN else one.rpartition("_")[2] for one in reading.fields}:
            for variant in (variant for idea in reading.ideas for variant in idea.variants):
                if variant.begun:
                    begun[variant.terms[-1]] = None
                elif variant.loose:
                    divided[name].add(variant.terms)
                else:
                    typed[name].update(variant.terms)
    return Sought(_frozen(typed), _frozen(divided), tuple(begun))


def _frozen(sets: Mapping[str, set[Held]]) -> dict[str, frozenset[Held]]:
    return {name: frozenset(one) for name, one in sets.items()}


def title_of(entry: Entry, looked_for: Sought) -> Fragment:
    """The whole title, the found words marked."""
    marks = _marks(entry.title, looked_for.by(analyser_of(entry.language)))
    return Fragment(entry.title, tuple((mark.start, mark.end) for mark in marks))


def passages_of(entry: Entry, looked_for: Sought) -> dict[str, Fragment]:
    """The best piece of each other text that is not empty; its beginning where no word of it was found."""
    wanted = looked_for.by(analyser_of(entry.language))
    texts = {name: text for name in TEXTS if name != "title" and (text := getattr(entry, name))}
    return {name: _best(text, _marks(text[:LOOKED_AT], wanted)) for name, text in texts.items()}


def _marks(text: str, wanted: Wanted) -> list[Mark]:
    marks = [Mark(wanted[word.text], word.start, word.end) for word in analysis.cut_among(text, wanted)]
    starts = {mark.start for mark in marks}
    # Whoever typed E-1042 looked for no E: in E-1019 it is not found.
    codes = ((mark, LETTER_OF_A_CODE.match(text, mark.start)) for mark in marks)
    return [mark for mark, code in codes if code is None or code.end() in starts]


def _best(text: str, marks: Sequence[Mark]) -> Fragment:
    """The first piece with the most different words, and of those with as many the one with most words."""
    start, most = 0, (0, 0)
    last = 0
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].end - mark.start <= PASSAGE:
            last += 1
        held = marks[first:last]
        found = len({mark.form for mark in held}), len(held)
        if found > most:
            most, start, end = found, mark.start, held[-1].end
    if most == (0, 0):
        return Fragment(_whole_words(text, 0))
    start = 0 if end <= PASSAGE else _sentence(text, start, end - PASSAGE)
    piece = _whole_words(text, start)
    shown = ((mark.start - start, mark.end - start) for mark in marks if mark.start >= start)
    return Fragment(piece, tuple((first, last) for first, last in shown if last <= len(piece)))


def _sentence(text: str, place: int, earliest: int) -> int:
    """Where the sentence around ``place`` begins, or ``place`` itself when that is before ``earliest``."""
    begins = (text.rfind(end, max(earliest, 0), place) + len(end) for end in SENTENCE_ENDS if end in text[:place])
    latest = max(begins, default=0)
    return latest if max(earliest, 1) <= latest <= place else place


def _whole_words(text: str, start: int) -> str:
    """A passage from ``start``, without a piece of a word at the end."""
    piece = text[start : start + PASSAGE]
    ends = start + PASSAGE >= len(text) or text[start + PASSAGE].isspace()
    return piece if ends else piece.rpartition(" ")[0] or piece
