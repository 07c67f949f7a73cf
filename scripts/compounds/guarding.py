"""Which words are never divided, though their letters allow it: found by dividing all words of the list."""

from collections import Counter

from scripts.compounds.learning import Learned
from search.analysis import plain, untyped
from search.compounds import Lexicon, Part, bases, divide

_PLAUSIBLE = 5
"""Compounds that have a part, from which on what it makes is taken for one."""
_KEPT = 8
"""As many compounds a part kept by hand is counted for."""
_ADJECTIVES = ("", "e", "en", "er", "es", "em")
_OF_THOU = ("test", "tet")
"""Endings of verbs after du and ihr in the past: nobody writes them, and Test is a good part."""


def fold(word: str) -> str:
    """``word`` as the splitter looks things up."""
    return untyped(plain(word))


def known(learned: Learned) -> Lexicon:
    """All that is known of words."""
    begun, ended = counts(learned)
    begins = {fold(text): fold(part) for text, part in learned.begins().items()}
    lexicon = Lexicon(
        {text: (part, _weight(begun[text])) for text, part in begins.items()},
        {text: _weight(ended[text]) for text in map(fold, learned.ends())},
        frozenset(map(fold, learned.kept.whole)),
    )
    lexicon = lexicon._replace(whole=lexicon.whole | _Guard(learned, lexicon).nouns())
    return lexicon._replace(whole=lexicon.whole | _Guard(learned, lexicon, guarded=True).others())


def counts(learned: Learned) -> tuple[Counter[str], Counter[str]]:
    """How many compounds begin and end with something, folded."""
    begun, ended = Counter[str](), Counter[str]()
    for text, count in learned.first.items():
        begun[fold(text)] += count
    for text, count in learned.last.items():
        ended[fold(text)] += count
    for text in (*learned.kept.begins, *learned.kept.nouns, *learned.kept.whole):
        begun[fold(text)] += _KEPT
    for text in (*learned.kept.nouns, *learned.kept.whole):
        ended[fold(text)] += _KEPT
    return begun, ended


class _Guard:
    """Divides words and judges whether that is right."""

    def __init__(self, learned: Learned, lexicon: Lexicon, *, guarded: bool = False) -> None:
        self.learned = learned
        self.lexicon = lexicon
        self.begun, self.ended = counts(learned)
        rightly = (noun for noun in learned.simple if guarded and divide(noun, lexicon))
        self.compounds = frozenset(map(fold, (*learned.compounds, *rightly)))
        self.simple, self.words = (frozenset(map(fold, every)) for every in (learned.simple, learned.lists.words))
        self.adjectives = frozenset(map(fold, learned.kept.ends))

    def nouns(self) -> frozenset[str]:
        """Nouns that are none, though they divide."""
        found = set()
        for noun in self.learned.simple:
            parts = divide(noun, self.lexicon)
            if parts and not self._is_compound(noun, parts) and not self._is_plausible(noun, parts):
                found.add(fold(noun))
        return frozenset(found)

    def others(self) -> frozenset[str]:
        """Verbs, adjectives and odd forms that are none, though they divide, each by its shortest form."""
        found: set[str] = set()
        # The list has not every adjective's endings: elektronisch, elektro-nische.
        words = self.learned.lists.words | {word + "e" for word in self.learned.lists.words if word.endswith("isch")}
        for word in sorted(words, key=lambda word: (len(word), word)):
            parts = divide(word, self.lexicon)
            if not parts or not self._is_wrong(word, parts) or not found.isdisjoint(bases(fold(word))):
                continue
            base = self._shortest(fold(word))
            found.add(fold(word) if base in self.compounds or self._is_verb(word) else base)
        return frozenset(found)

    def _shortest(self, word: str) -> str:
        """``word`` without its ending, if that is a word too; without a single -n or -s, if that is a noun."""
        known = (
            base for base in bases(word)
            if len(base) > 5 and base in (self.simple if word[-1] in "ns" and len(word) - len(base) == 1 else self.words)
        )  # fmt: skip
        return min(known, key=len, default=word)

    def _is_wrong(self, word: str, parts: tuple[Part, ...]) -> bool:
        """Whether ``word``, no noun in its first form, is no compound."""
        if parts[-1].word in self.adjectives or word.endswith(_OF_THOU):
            return False
        if self._is_compound(word, parts):
            return fold(word) not in self.compounds and self._is_adjective(word)
        if self._is_verb(word) or self._is_adjective(word) or parts[-1].word == "weise":
            return True
        return not self._is_plausible(word, parts)

    def _is_compound(self, word: str, parts: tuple[Part, ...]) -> bool:
        """Whether it is a compound of the list, perhaps with an ending."""
        small = fold(word)
        found = (*bases(small), small.removesuffix(parts[-1].text) + parts[-1].word)
        return not self.compounds.isdisjoint(found)

    def _is_plausible(self, word: str, parts: tuple[Part, ...]) -> bool:
        """Whether all its parts are much used, and it is not from a verb."""
        *before, last = parts
        used = self.ended[last.word] >= _PLAUSIBLE and all(self.begun[one.text] >= _PLAUSIBLE for one in before)
        return used and not self.learned.is_from_verb(word, before[0].text)

    def _is_verb(self, word: str) -> bool:
        """Whether it is one with a part that parts: zugreifen, zuzugreifen."""
        return word.endswith("n") and any(self.learned.is_verb(word[:at], word[at:]) for at in range(2, len(word) - 2))

    def _is_adjective(self, word: str) -> bool:
        """Whether it has a form in -em, as no noun has, or -ische."""
        words = self.learned.lists.words
        if word.endswith("ische") and word.removesuffix("e") in words and word not in self.learned.lists.nouns:
            return True
        return any(word.endswith(ending) and word.removesuffix(ending) + "em" in words for ending in _ADJECTIVES)


def _weight(count: int) -> int:
    return min(9, (count + 1).bit_length() - 1)
