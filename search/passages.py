"""Passages: where in a text the words somebody looks for stand, and the piece of it that holds most of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from search import analysis, compounds
from search.analysis import analyser_of
from search.engines import PASSAGE, Fragment, Match
from search.entries import WRITTEN, Entry
from search.fusion import Score
from search.reading import Reading

LOOKED_AT = 20_000
"""Characters of a text in which a passage is looked for: behind that nobody finds it again either."""
AT_LENGTH = 700
"""Characters of what is read in place of the page it stands on."""
TOLD = 3
"""A solution of so many passages is told from its beginning: what was asked stands in the title."""
NUMBER = 3
"""Digits from which on a number is looked for as such, as that of a code."""
# Behind a line, and behind what ends a sentence where the next begins with a capital: not behind "13." or "z. B.".
BETWEEN_SENTENCES = re.compile(r"\s*\n\s*|(?<=[^\W\d_][^\W\d_)”“\"'][.!?])[”“\"')]*\s+(?=[(„“\"']?[A-ZÀ-ÖØ-Þ])")
ENDS = ".!?:…”“\"')"
"""Behind one of these a piece ends with its sentence."""
CUT = "\u00a0…"
"""What was left out: never alone on a line, but with the word before it; at the beginning with the one after."""
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
        self.forms = frozenset(self.typed).union(*self.divided)

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

    typed: Mapping[str, Set[str]]
    """Of words, and of what means the same."""
    divided: Mapping[str, Set[tuple[str, ...]]]
    """The parts of compounds that were typed. In another compound they count together alone: Windmesser is no Regenmesser."""
    begun: tuple[str, ...] = ()
    _wanted: dict[str, Wanted] = field(default_factory=dict)

    def by(self, analyser: str) -> Wanted:
        """What is looked for in texts of this analyser."""
        if analyser not in self._wanted:
            self._wanted[analyser] = Wanted(analyser, self)
        return self._wanted[analyser]


NOTHING = Sought({}, {})
"""Nothing is looked for."""


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
    return Sought(typed, divided, tuple(begun))


def match_of(entry: Entry, looked_for: Sought, why: Score | None = None, *, at_length: bool = False) -> Match:
    """What is told of a document that was found, ``at_length`` with what is read in place of its page: some `AT_LENGTH` characters
    that end with a sentence.

    What helped somebody is told from its beginning, or by its best piece where it is long; of a document without a solution the
    best pieces of its texts, their beginnings where no word was found.
    """
    wanted = looked_for.by(analyser_of(entry.language))
    title = Fragment(entry.title, _places(_marks(entry.title, wanted)))
    pieces, answer = (_solved if entry.solution else _told)(entry, wanted, at_length)
    values = (entry.place, entry.tags, entry.state, entry.changed)
    return Match(entry.kind, entry.id, entry.language, title, pieces, answer, *values, why)


def _solved(entry: Entry, wanted: Wanted, at_length: bool) -> tuple[dict[str, Fragment], tuple[Fragment, ...]]:
    """The piece of the solution that is shown, and the solution at length."""
    text, marks = entry.solution, _marks(entry.solution[:LOOKED_AT], wanted)
    is_short = len(text) <= TOLD * PASSAGE
    piece = _shown(text, 0, marks, PASSAGE) if is_short else _best(text, marks, PASSAGE)
    return {"solution": piece}, (_ended(_shown(text, 0, marks, AT_LENGTH), text),) if at_length else ()


def _told(entry: Entry, wanted: Wanted, at_length: bool) -> tuple[dict[str, Fragment], tuple[Fragment, ...]]:
    """The best pieces of summary and body; at length the whole summary, and as much of the body as there is room for."""
    summary, (body, in_body) = entry.summary, _body(entry, wanted)
    in_summary = _marks(summary, wanted)
    texts = {"summary": (summary, in_summary), "body": (body, in_body)}
    pieces = {name: _best(text, marks, PASSAGE) for name, (text, marks) in texts.items() if text}
    if not at_length:
        return pieces, ()
    first = _ended(_shown(summary, 0, in_summary, AT_LENGTH), summary)
    left = AT_LENGTH - len(first.text)
    more = _ended(_best(body, in_body, left), body) if left >= PASSAGE else Fragment("")
    return pieces, tuple(part for part in (first, more) if part.text)


def _marks(text: str, wanted: Wanted) -> list[Mark]:
    marks = [Mark(wanted[word.text], word.start, word.end) for word in analysis.cut_among(text, wanted)]
    starts = {mark.start for mark in marks}
    # Whoever typed E-1042 looked for no E: in E-1019 it is not found.
    codes = ((mark, LETTER_OF_A_CODE.match(text, mark.start)) for mark in marks)
    return [mark for mark, code in codes if code is None or code.end() in starts]


def _body(entry: Entry, wanted: Wanted) -> tuple[str, list[Mark]]:
    """The body, and what was found in it. What has a summary is made of headings, steps and tables: of those only what reads as a
    text, or all where a number that is looked for stands in the rest.
    """
    whole = entry.body[:LOOKED_AT]
    text = _prose(whole) if entry.summary else whole
    marks = _marks(text, wanted)
    numbers = {form for form in wanted.forms if len(form) >= NUMBER and form.isdigit()}
    if text == whole or numbers <= {mark.form for mark in marks}:
        return text, marks
    in_whole = _marks(whole, wanted)
    more = {mark.form for mark in in_whole} - {mark.form for mark in marks}
    return (whole, in_whole) if numbers & more else (text, marks)


def _prose(text: str) -> str:
    """``text`` without lines that end no sentence and stand before none, as cells do; all of it where nothing else is there."""
    lines = text.split("\n")
    kept, reads_on = [], False
    for line in reversed(lines):
        ended = line[-1:] in ENDS if line else False
        kept.append(line if ended or reads_on else "")
        reads_on = ended or (reads_on and not line)
    return "\n".join(reversed(kept)).strip("\n") if any(kept) else text


def _ended(fragment: Fragment, whole: str) -> Fragment:
    """With … in place of what follows in ``whole``, and of the sentence that was cut, if more than half is left without it."""
    text = fragment.text
    if whole.endswith(text):
        return fragment
    gaps = BETWEEN_SENTENCES.finditer(text, len(text) // 2)
    ends = [end for gap in gaps if text[(end := gap.start() + len(gap[0].rstrip())) - 1] in ENDS]
    end = len(text) if text[-1:] in ENDS or not ends else ends[-1]
    return Fragment(text[:end].rstrip() + CUT, tuple(mark for mark in fragment.marks if mark[1] <= end))


def _best(text: str, marks: Sequence[Mark], length: int) -> Fragment:
    """Of the pieces that begin with a sentence the first with the most different words, and of those with as many the one with
    most words.
    """
    begins = [0, *(gap.end() for gap in BETWEEN_SENTENCES.finditer(text, 0, marks[-1].start if marks else 0))]
    start, end, most = 0, 0, (0, 0)
    first = last = 0
    for place in dict.fromkeys(_begin(begins, mark, length) for mark in marks):
        while marks[first].start < place:
            first += 1
        while last < len(marks) and marks[last].end - place <= length:
            last += 1
        held = marks[first:last]
        found = len({mark.form for mark in held}), len(held)
        if found > most:
            most, start, end = found, place, held[-1].end
    return _shown(text, start if end > length else 0, marks, length)


def _begin(begins: Sequence[int], mark: Mark, length: int) -> int:
    """Where the sentence of a found word begins; the word itself where that is too far before it."""
    begin = begins[bisect_right(begins, mark.start) - 1]
    return begin if mark.end - begin <= length else mark.start


def _shown(text: str, start: int, marks: Sequence[Mark], length: int) -> Fragment:
    """A piece from ``start``, without a piece of a word at the end, and the found words in it."""
    piece = text[start : start + length]
    if start + length < len(text) and not text[start + length].isspace():
        piece = piece.rpartition(" ")[0] or piece
    end = start + len(piece)
    return Fragment(piece, _places((mark for mark in marks if start <= mark.start and mark.end <= end), start))


def _places(marks: Iterable[Mark], start: int = 0) -> tuple[tuple[int, int], ...]:
    """Where they stand in a piece from ``start``."""
    return tuple((mark.start - start, mark.end - start) for mark in marks)
