"""Synonyms: which phrases of editors stand in what somebody typed, and what is looked for as well because of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from search import ranking
from search.analysis import ANALYSED, ANALYSERS, analyser_of
from search.phrases import WORDS, Group, Phrase, said_in

LOOKED_AT = 100
"""Words of a query in which phrases are looked for: behind that it is a log."""


@dataclass(frozen=True)
class Said:
    """A phrase that was typed, and others that are looked for as well."""

    phrase: Phrase
    others: tuple[Phrase, ...]


InText = Mapping[str, tuple[Said, ...]]
"""What was said, by analyser."""

NOTHING_SAID: InText = MappingProxyType({})


class Synonyms:
    """Groups of phrases, made ready to be found in what people type. What a synonym itself leads to is not followed."""

    def __init__(self, groups: Iterable[Group] = (), beside: "Synonyms | None" = None) -> None:
        self._by_analyser: dict[str, dict[tuple[str, ...], Said]] = {}
        if beside:
            self._by_analyser = {analyser: dict(known) for analyser, known in beside._by_analyser.items()}
        for group in groups:
            known = self._by_analyser.setdefault(analyser_of(group.language), {})
            phrases, others = group.parsed("phrases"), group.parsed("leads_to")
            for phrase in phrases:
                _add(known, phrase, others or [other for other in phrases if other is not phrase])

    def and_slips(self, meant: Mapping[str, str]) -> "Synonyms":
        """These, and for one text what is ``meant`` by words of it that are misspelled, in whatever language."""
        groups = (Group(name, (word,), (other,)) for name in ANALYSED for word, other in meant.items())
        return Synonyms(groups, beside=self)

    def in_text(self, text: str, language: str) -> InText:
        """What is said in ``text``, for each language it may be meant in. Where it is more than can be looked for, ``language``,
        which the reader reads, goes first.
        """
        found: dict[str, tuple[Said, ...]] = {}
        left = ranking.SYNONYMS_OF_A_QUERY
        for analyser in sorted(ANALYSERS, key=lambda name: name != analyser_of(language)):
            told = []
            for said in self._said(text, analyser):
                others = said.others[: min(left, ranking.SYNONYMS_OF_A_WORD)]
                left -= len(others)
                told.append(Said(said.phrase, others))
            if told:
                found[analyser] = tuple(told)
        return found

    def _said(self, text: str, analyser: str) -> list[Said]:
        """The longest phrases first; of those that share words the longer one, or the first, in the order of the text."""
        known = self._by_analyser.get(analyser)
        if not known:
            return []
        typed = tuple(islice(said_in(text, analyser), LOOKED_AT))
        places = [
            (start, end)
            for start in range(len(typed))
            for end in range(start + 1, min(start + WORDS, len(typed)) + 1)
            if typed[start:end] in known
        ]
        chosen: list[tuple[int, int]] = []
        for start, end in sorted(places, key=lambda place: place[0] - place[1]):
            if all(end <= first or last <= start for first, last in chosen):
                chosen.append((start, end))
        return [known[said] for said in dict.fromkeys(typed[start:end] for start, end in sorted(chosen))]


NO_SYNONYMS = Synonyms()


def _add(known: dict[tuple[str, ...], Said], phrase: Phrase, others: Iterable[Phrase]) -> None:
    """A phrase may stand in a group of each kind."""
    if not phrase.terms:
        return
    more = tuple(other for other in others if other.terms and other.terms != phrase.terms)
    before = known.get(phrase.said)
    known[phrase.said] = Said(phrase, tuple(dict.fromkeys((*before.others, *more))) if before else more)
