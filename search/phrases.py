"""Phrases: what editors write as synonyms, the forms by which it is typed and found, and what of it is refused, in sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search import words
from search.analysis import analyser_of, cut, form, is_common

LENGTH, WORDS = 80, 6
"""Characters and words of the longest phrase: more is a sentence, and nobody types it twice in the same way."""
SHOWN = 60
"""Characters of a phrase or a group in a sentence about it."""
OF_A_GROUP = 20
GROUPS = 2_000
"""All of them lie in the memory of each process: some megabytes."""
REMEMBERED = 20_000
"""Phrases whose forms are remembered, so that with one group that was saved not all others are taken apart again."""

EMPTY = gettext_lazy("Write the phrases here, one a line.")

# Common words that turn the meaning round. No document is found by them, but who types "sound" does not mean "no sound".
_DENYING = frozenset(
    {"kein", "keine", "keinem", "keinen", "keiner", "nicht", "nichts", "no", "nor", "not", "off", "ohne", "without"}
)


class Phrase(NamedTuple):
    """Words of an editor. ``terms``: the forms by which documents have them; ``said``: those by which people type them, with what
    denies.
    """

    text: str
    terms: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Phrases that mean the same; or, with ``leads_to``, phrases that are looked for in those other words too, not the other way
    round.
    """

    language: str
    phrases: tuple[str, ...]
    leads_to: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " → ".join(", ".join(field) for field in (self.phrases, self.leads_to) if field)

    @property
    def is_one_way(self) -> bool:
        """Whether it leads from some phrases to others."""
        return bool(self.leads_to)

    def joined(self, other: "Group") -> "Group":
        """This one, and behind its own what only ``other`` says."""
        return replace(
            self,
            phrases=_and(self.parsed("phrases"), other.parsed("phrases")),
            leads_to=_and(self.parsed("leads_to"), other.parsed("leads_to")),
        )

    def parsed(self, field: str) -> list[Phrase]:
        """The ``phrases``, or what the group ``leads_to``."""
        analyser = analyser_of(self.language)
        return [phrase_of(text, analyser) for text in getattr(self, field)]


def cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    """Phrases without what nobody can read, each on one line; empty ones are left out."""
    return tuple(phrase for text in texts if (phrase := words.clean_query(text)))


@lru_cache(REMEMBERED)
def phrase_of(text: str, analyser: str) -> Phrase:
    """The phrase ``text`` in the language of ``analyser``."""
    told = list(_told(text, analyser))
    return Phrase(text, tuple(each for each, is_found in told if is_found), tuple(each for each, _is_found in told))


def said_in(text: str, analyser: str) -> Iterator[str]:
    """The forms of the words of ``text`` in their order, without common ones that do not deny."""
    return (each for each, _is_found in _told(text, analyser))


def _told(text: str, analyser: str) -> Iterator[tuple[str, bool]]:
    """The forms of words that are said, and whether documents are found by them."""
    for word in cut(text):
        is_found = not is_common(word.text, analyser)
        if is_found or word.text.casefold() in _DENYING:
            yield form(word.text, analyser), is_found


def refusals(group: Group, others: Iterable[Group]) -> dict[str, list[str]]:
    """What is wrong with ``group`` beside the ``others``, in sentences by field; nothing when it may be kept."""
    if sentence := _wrong_count(group):
        return {"phrases": [sentence]}
    phrases, leads_to = group.parsed("phrases"), group.parsed("leads_to")
    found = {"phrases": _unfit(phrases), "leads_to": _unfit(leads_to)}
    if not any(found.values()):
        found = {"phrases": [*_twice(phrases), *_elsewhere(group, others)], "leads_to": _twice(leads_to, phrases)}
    return {field: sentences for field, sentences in found.items() if sentences}


def _wrong_count(group: Group) -> str:
    """Too few phrases, or too many."""
    if not group.phrases:
        return str(EMPTY)
    if len(group.phrases) == 1 and not group.is_one_way:
        return _("This is only one phrase. Add a line with what means the same, or say below what it leads to.")
    count = len(group.phrases) + len(group.leads_to)
    if count <= OF_A_GROUP:
        return ""
    return _("A group has at most %(most)s phrases, and these are %(count)s. Leave some out, or make two groups.") % {
        "most": OF_A_GROUP,
        "count": count,
    }


def _unfit(phrases: Iterable[Phrase]) -> list[str]:
    """Too long, or nothing that could be looked for."""
    too_long = _("“%(phrase)s” is too long. A phrase has at most %(length)s characters and %(words)s words.")
    no_words = _("“%(phrase)s” has no word that can be looked for. Words that stand in nearly every text do not count.")
    sentences = []
    for phrase in phrases:
        if len(phrase.text) > LENGTH or sum(1 for _word in cut(phrase.text)) > WORDS:
            sentences.append(too_long % {"phrase": _short(phrase.text), "length": LENGTH, "words": WORDS})
        elif not phrase.terms:
            sentences.append(no_words % {"phrase": phrase.text})
    return sentences


def _twice(phrases: Iterable[Phrase], before: Iterable[Phrase] = ()) -> list[str]:
    """What stands there twice, also in another form, or ``before`` already."""
    same = _("“%(first)s” and “%(second)s” are the same: capitals and endings do not count. Leave one out.")
    seen = {phrase.said: phrase.text for phrase in before}
    sentences = []
    for phrase in phrases:
        first = seen.setdefault(phrase.said, phrase.text)
        if first is not phrase.text:
            sentences.append(same % {"first": first, "second": phrase.text})
    return sentences


def _elsewhere(group: Group, others: Iterable[Group]) -> list[str]:
    """What stands in another group of the same kind and language."""
    taken = _("“%(phrase)s” stands in another group already: %(group)s. Add to that one, or take it out there.")
    own = {phrase.said: phrase.text for phrase in group.parsed("phrases")}
    return [
        taken % {"phrase": own[phrase.said], "group": _short(str(other))}
        for other in others
        if (other.language, other.is_one_way) == (group.language, group.is_one_way)
        for phrase in other.parsed("phrases")
        if phrase.said in own
    ]


def _and(own: list[Phrase], more: list[Phrase]) -> tuple[str, ...]:
    known = {phrase.said for phrase in own}
    return tuple(phrase.text for phrase in (*own, *(phrase for phrase in more if phrase.said not in known)))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
