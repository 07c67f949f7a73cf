"""Reading: what somebody typed becomes ideas, once for each language it may be meant in; engines find documents that hold them.

An idea is what one word stands for, and counts once in whatever way a document says it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search import analysis, compounds, ranking
from search.analysis import ANALYSERS, PLAIN, analyser_of
from search.entries import PARTS, TEXTS, TITLE_PARTS, WRITTEN
from search.phrases import Phrase
from search.synonyms import NOTHING_SAID, InText, Said


@dataclass(frozen=True)
class Variant:
    """One way to say an idea: terms that stand one behind the other, or ``loose`` ones anywhere; ``begun``: the last may go on."""

    terms: tuple[str, ...]
    weight: float = 1.0
    begun: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Idea:
    """What a document may hold, in any of these ways. An ``extra`` one adds to a document and is never needed."""

    variants: tuple[Variant, ...]
    extra: bool = False


class Also(NamedTuple):
    """A synonym as an editor wrote it, and the language it is one in."""

    words: str
    language: str


@dataclass(frozen=True)
class Reading:
    """What was typed, understood in one language: ideas, and the index fields in which they are looked for, with their weights.

    A document fits when at least ``least`` of the ideas are in it; ``weight`` is what its score counts.
    """

    ideas: tuple[Idea, ...]
    fields: Mapping[str, float]
    least: int = 1
    weight: float = 1.0
    also: tuple[Also, ...] = ()
    """Synonyms among the variants, as editors wrote them, without those that were typed themselves."""


def readings(
    words: Sequence[str],
    language: str,
    needed: str = ranking.MOST,
    beginning: Sequence[str] = (),
    said: InText = NOTHING_SAID,
) -> tuple[Reading, ...]:
    """``words`` (as cut, all different) in every language, for somebody who reads ``language``. ``beginning``: words that are still
    being typed and may go on; ``said``: phrases of them that have synonyms. In a language that knows only common words of them
    there is nothing to find.
    """
    found = [_reading(words, beginning, PLAIN, {WRITTEN: ranking.TITLE_AS_WRITTEN}, needed, 1.0)]
    for name in ANALYSERS:
        fields = {f"{text}_{name}": weight for text, weight in ranking.WEIGHTS.items()}
        if name == "de":
            fields |= {TITLE_PARTS: ranking.TITLE * ranking.PART, PARTS: ranking.BODY * ranking.PART}
        weight = 1.0 if name == analyser_of(language) else ranking.OTHER_LANGUAGE
        found.append(_reading(words, beginning, name, fields, needed, weight, said.get(name, ())))
    return tuple(reading for reading in found if reading.ideas)


def title_begun(finished: Sequence[str], begun: Sequence[str]) -> Reading:
    """A title that has all ``finished`` words in some form, and words that begin as the ``begun`` ones do."""
    ideas = [Idea(_in_any_form(word)) for word in finished]
    ideas += [Idea((*_in_any_form(word), Variant((analysis.form(word, PLAIN),), begun=True))) for word in begun]
    fields = (WRITTEN, *(f"title_{name}" for name in ANALYSERS))
    return Reading(tuple(ideas), dict.fromkeys(fields, 1.0), len(ideas))


def _in_any_form(word: str) -> tuple[Variant, ...]:
    return tuple(Variant((form,)) for form in dict.fromkeys(analysis.form(word, name) for name in ANALYSERS))


def phrase(text: str) -> tuple[Reading, ...]:
    """``text`` as one phrase in every language: a document has it when it fits one of these. Common words count in titles only."""
    found = []
    for name in ANALYSERS:
        terms = tuple(analysis.forms(text, name))
        if terms:
            found.append(Reading((Idea((Variant(terms),)),), {f"{field}_{name}": 1.0 for field in TEXTS}))
    # As it is written, also what consists of common words: "to be or not to be".
    return (*found, Reading((Idea((Variant(tuple(analysis.forms(text, PLAIN))),)),), {WRITTEN: 1.0}))


def also_searched(found: Iterable[Reading]) -> tuple[Also, ...]:
    """The synonyms that are looked for, those in the reader's language first, each once."""
    phrases: dict[str, Also] = {}
    for reading in sorted(found, key=lambda one: -one.weight):
        for phrase in reading.also:
            phrases.setdefault(phrase.words.casefold(), phrase)
    return tuple(phrases.values())


def _reading(
    words: Sequence[str],
    beginning: Sequence[str],
    analyser: str,
    fields: Mapping[str, float],
    needed: str,
    weight: float,
    said: Sequence[Said] = (),
) -> Reading:
    told = {analysis.form(word, analyser): word for word in words if not analysis.is_common(word, analyser)}
    others = _others(said)
    ideas = [Idea((Variant((form,)), *_divided(word, analyser), *others.get(form, ()))) for form, word in told.items()]
    for word in beginning:
        whole = Variant((analysis.form(word, analyser),))
        ways = (whole, Variant((analysis.form(word, PLAIN),), begun=True)) if WRITTEN in fields else (whole,)
        ideas.append(Idea(ways, extra=bool(told)))
    least = ranking.least_words(len(told), needed) if told else 1
    return Reading(tuple(ideas), fields, least, weight, _also(said, told, analyser))


def _divided(word: str, analyser: str) -> tuple[Variant, ...]:
    """What says the same as a German compound: all its parts."""
    parts = compounds.parts_alone(word) if analyser == "de" else ()
    return (Variant(parts, ranking.DIVIDED, loose=True),) if parts else ()


def _others(said: Iterable[Said]) -> dict[str, tuple[Variant, ...]]:
    """Synonyms by the words they stand for.

    One of several words stands for each of them: a document that has the synonym fits as one that has all of them, one that has
    some fits as before, and as many are needed.
    """
    found: dict[str, dict[Phrase, None]] = {}
    for one in said:
        for term in one.phrase.terms:
            found.setdefault(term, {}).update(dict.fromkeys(one.others))
    return {
        term: tuple(_synonym(phrase) for phrase in list(phrases)[: ranking.SYNONYMS_OF_A_WORD])
        for term, phrases in found.items()
    }


def _synonym(phrase: Phrase) -> Variant:
    # An engine's score of a phrase is about the sum of its words', and for a word it shall count as one.
    return Variant(phrase.terms, ranking.SYNONYM / len(phrase.terms))


def _also(said: Iterable[Said], told: Collection[str], language: str) -> tuple[Also, ...]:
    others = (other for one in said for other in one.others)
    texts = dict.fromkeys(other.text for other in others if any(term not in told for term in other.terms))
    return tuple(Also(text, language) for text in texts)
