"""Which words compounds begin and end with: counted in a list of nouns, most of which are compounds themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from scripts.compounds.lists import Kept, Lists

# What stands at the end of a first part, and what links it then: Auge, Augen-; Konto, Konten-; Haus, Häuser-.
_LINKS = (
    *(("", link) for link in ("", "s", "n", "en", "es", "er", "e", "ens", "ns")),
    *((before, "en") for before in ("a", "um", "o", "us")),
)
_ROUNDED = str.maketrans("aou", "äöü")
_ALWAYS_S = ("ung", "heit", "keit", "schaft", "ion", "tät", "tum", "ling")
"""Nouns that begin a compound with an s only."""
_PREFIXES = (
    "be",
    "ge",
    "er",
    "ent",
    "ver",
    "zer",
    "ab",
    "an",
    "auf",
    "aus",
    "ein",
    "vor",
    "nach",
    "un",
    "in",
    "zu",
    "um",
    "miss",
)
_OF_VERBS = ("ation", "ator", "ition", "ierung", "ierer", "ant", "ent", "anz", "enz")
"""Endings of foreign words from verbs in -ieren."""
_ROUNDS = 4
_SELDOM, _OFTEN = 3, 5
"""Compounds."""


@dataclass
class Learned:
    """What the list says; ``first`` and ``last`` count its compounds by what they begin and end with."""

    kept: Kept
    lists: Lists
    first: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Count: of the ways a noun can be divided the one holds whose parts divide most others, which several rounds find out."""
        for noun in self.ways:
            for first, last in self.ways[noun]:
                self.first[first] += 1
                self.last[last] += 1
        for _ in range(_ROUNDS):
            chosen = [self.best(noun) for noun in self.ways]
            self.first, self.last = (Counter(side) for side in zip(*chosen, strict=True))

    @cached_property
    def nouns_of(self) -> dict[str, list[str]]:
        """By what a compound may begin with, the nouns it may be."""
        found: dict[str, list[str]] = defaultdict(list)
        for noun in sorted(self.lists.nouns):
            if len(noun) >= 4 or noun in self.kept.short_begins:
                for text in linked(noun):
                    if (len(text) >= 4 or text in self.kept.short_begins) and text not in self.kept.never_begins:
                        found[text].append(noun)
        return dict(found)

    @cached_property
    def ways(self) -> dict[str, list[tuple[str, str]]]:
        """By noun, in what two parts it can be divided."""
        found = {
            noun: [(noun[:at], noun[at:]) for at in range(2, len(noun) - 1) if self._may_part(noun, at)]
            for noun in sorted(self.lists.nouns - self.kept.whole)
            if len(noun) > 5
        }
        return {noun: ways for noun, ways in found.items() if ways}

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Nouns that are made of two others for certain."""
        return frozenset(noun for noun, ways in self.ways.items() if any(self._is_likely(*way) for way in ways))

    @cached_property
    def simple(self) -> frozenset[str]:
        """All other nouns."""
        return self.lists.nouns - self.compounds

    def best(self, noun: str) -> tuple[str, str]:
        """Of the ways to divide ``noun``, the one whose parts are used most."""
        return max(self.ways[noun], key=lambda way: (self.first[way[0]] * self.last[way[1]], way))

    def noun_of(self, text: str) -> str:
        """The noun a compound begins with when it begins with ``text``: itself if it is one, else a simple and long one."""
        return min(
            self.nouns_of[text],
            key=lambda noun: (
                noun != text, noun not in self.simple, len(text) - len(noun) if len(noun) <= len(text) else 9, noun,
            ),
        )  # fmt: skip

    def may_begin(self, text: str) -> bool:
        """Whether enough compounds begin with ``text``, or it is kept."""
        kept = text in self.kept.begins or text in self.kept.short_begins or text in self.kept.nouns
        return kept or _is_used(text, self.first)

    def may_end(self, noun: str) -> bool:
        """Whether enough compounds end with ``noun``, it is kept, or it is made from another word by rule."""
        kept = noun in self.kept.short_ends or noun in self.kept.nouns
        return kept or _is_used(noun, self.last) or self._is_regular(noun)

    def is_from_verb(self, word: str, first: str) -> bool:
        """Whether ``word`` only looks as if it began with ``first``: Verbrauch is no Rauch, a Kombination no Nation."""
        for prefix in _PREFIXES:
            rest = word[len(prefix) :]
            if (
                word.startswith(prefix)
                and rest in self.lists.words
                and len(rest) >= 4
                and len(first) <= len(prefix) + 2
            ):
                return first not in self.kept.short_begins
        if any(
            word.removesuffix(ending) + "ieren" in self.lists.words for ending in _OF_VERBS if word.endswith(ending)
        ):
            return True
        if word.endswith("ieren") and word.removesuffix("en") + "t" in self.lists.words:
            return True
        return word.endswith("n") and self.is_verb(first, word[len(first) :])

    def is_verb(self, first: str, rest: str) -> bool:
        """Whether the two are one verb: hochzuladen is a word, so hochladen is no compound."""
        words = self.lists.words
        return f"{first}zu{rest}" in words and (rest + "d" in words or rest[:-2] + "te" in words)

    def begins(self) -> dict[str, str]:
        """What compounds begin with, and the word it is there."""
        found, used = self._counted()
        short = self.kept.short_begins
        for noun in sorted((self.simple | short) - self.kept.never_begins):
            if noun.endswith(_ALWAYS_S):
                if self.may_end(noun):
                    found.setdefault(noun + "s", noun)
            elif self._is_known(noun) or (len(noun) > 3 and max(self.last[noun], used[noun]) >= _SELDOM):
                if noun in short or all(self.first[text] < 2 * _OFTEN for text in linked(noun)):
                    found.setdefault(noun, noun)
                if noun.endswith("e") and not noun.endswith("ie") and len(noun) > 4:
                    found.setdefault(noun + "n", noun)
                elif noun.startswith(_PREFIXES) and noun + "s" in self.lists.words and len(noun) > 6:
                    found.setdefault(noun + "s", noun)
        for text, part in self.kept.begins.items():
            if text != part or text not in found:
                found[text] = part
        return found

    def ends(self) -> frozenset[str]:
        """What compounds end with."""
        _, used = self._counted()
        known = {noun for noun in self.simple if self._is_known(noun) or used[noun] >= 2 * _OFTEN}
        long = {noun for noun in self.simple if len(noun) > 3 and self.may_end(noun)} | {
            noun for noun in known if len(noun) > 4
        }
        return frozenset(long - self.kept.never_ends | self.kept.short_ends | self.kept.ends)

    def _counted(self) -> tuple[dict[str, str], Counter[str]]:
        """The texts simple nouns are counted with, and how often each noun is. What is one in twenty of a noun's is an accident."""
        found, used = dict[str, str](), Counter[str]()
        for text in sorted(self.first):
            if text in self.nouns_of and self.may_begin(text) and (noun := self.noun_of(text)) in self.simple:
                used[noun] += self.first[text]
                if self.first[text] * 20 >= max(self.first[other] for other in linked(noun)):
                    found[text] = noun
        return found | {text: noun for text, noun in self._inner().items() if text not in found}, used

    def _inner(self) -> dict[str, str]:
        """What takes an s only behind another part: the Hof of a Bahnhofshalle."""
        count: Counter[str] = Counter()
        for text in self.first:
            if (
                text.endswith("s")
                and text[:-1] in self.compounds
                and self.noun_of(text) == text[:-1]
                and self.may_begin(text)
            ):
                count[self.best(text[:-1])[1]] += self.first[text]
        return {noun + "s": noun for noun in sorted(count) if count[noun] >= _SELDOM and noun in self.simple}

    def _is_known(self, noun: str) -> bool:
        return noun in self.kept.nouns or noun in self.kept.whole or noun in self.kept.short_begins

    def _may_part(self, noun: str, at: int) -> bool:
        first, last = noun[:at], noun[at:]
        ends = (
            last in self.lists.nouns
            and (len(last) > 3 or last in self.kept.short_ends)
            and last not in self.kept.never_ends
        )
        return ends and (first in self.nouns_of or first in self.kept.begins) and not self.is_from_verb(noun, first)

    def _is_likely(self, first: str, last: str) -> bool:
        """Whether both parts are used, or one is used much and the other long."""
        if self.may_begin(first) and self.may_end(last):
            return True
        if len(first) + len(last) < 10 or min(len(first), len(last)) < 4:
            return False
        much_ended = self.may_end(last) and self.last[last] >= _OFTEN
        much_begun = self.may_begin(first) and self.first[first] >= _OFTEN
        return (much_ended and len(first) >= 5) or (much_begun and len(last) >= 6)

    def _is_regular(self, noun: str) -> bool:
        """Whether it is made by rule: Kopplung, Genauigkeit, Umschalter. New ones are made daily, and all may end compounds."""
        if len(noun) < 7:
            return False
        made = noun.endswith(("ung", "heit", "keit", "ion", "tät", "schaft"))
        return made or (noun.endswith("er") and noun.removesuffix("er") + "en" in self.lists.words)


def linked(noun: str) -> Iterator[str]:
    """The ways ``noun`` may stand at the beginning of a compound."""
    for before, link in _LINKS:
        if noun.endswith(before):
            stem = noun.removesuffix(before)
            yield stem + link
            if not before and link in ("", "e", "er"):
                yield _rounded(stem) + link


def _rounded(word: str) -> str:
    """Its last a, o, u or au with an umlaut."""
    for at in range(len(word) - 1, -1, -1):
        if word[at] in "aou":
            place = at - 1 if word[at - 1 : at + 1] == "au" else at
            return word[:place] + word[place].translate(_ROUNDED) + word[place + 1 :]
    return word


def _is_used(text: str, count: Counter[str]) -> bool:
    """Whether enough compounds have it: the shorter, the easier by accident."""
    return len(text) > 3 and count[text] >= (_SELDOM if len(text) == 4 else 2 if len(text) < 7 else 1)
