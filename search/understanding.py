"""Understanding: what is asked of the engine for what somebody typed: words, codes, a title, a meaning, conditions."""

from itertools import islice

from search import meaning, operators, ranking, words
from search.engines import Query
from search.greetings import without_greeting
from search.operators import Told
from search.reading import phrase, readings
from search.synonyms import NO_SYNONYMS, InText, Synonyms
from search.vectors import packed

EXPLAINED = 3
"""Phrases of a query whose synonyms are embedded with it: each costs some milliseconds."""


def query_of(
    text: str,
    *,
    language: str,
    audiences: tuple[str, ...],
    needed: str = ranking.MOST,
    beginning: str = "",
    by_meaning: bool = True,
    is_title: bool = False,
    synonyms: Synonyms = NO_SYNONYMS,
) -> Query:
    """What is asked of the engine for ``text``, whatever it is: its words and their ``synonyms``, codes, the title it may be, and
    its meaning where there is a model; ``beginning`` is what follows and is still being typed. In what ``is_title`` nothing is an
    operator.
    """
    told = Told(words.clean_query(text)) if is_title else operators.read(text)
    asked, begun = without_greeting(told.words), words.clean_query(beginning)
    whole, said = f"{asked} {begun}".strip(), synonyms.in_text(asked, language)
    return Query(
        readings=readings(words.distinct(asked), language, needed, words.distinct(begun), said),
        exact=words.exact(f"{told.words} {begun}"),
        codes=words.codes_in_query(whole),
        language=language,
        audiences=audiences,
        near=_near(explained(whole, said)) if by_meaning else None,
        phrases=tuple(map(phrase, told.phrases)),
        without=tuple(reading for text in told.without for reading in phrase(text)),
    )


def explained(text: str, said: InText) -> str:
    """``text``, and behind it what editors call its phrases first: a word that is nobody's else means anything."""
    others = (one.others[0].text for phrases in said.values() for one in phrases if one.others)
    return " ".join(dict.fromkeys([text, *islice(others, EXPLAINED)]))


def _near(text: str) -> bytes | None:
    vector = meaning.vector_of_query(text)
    return None if vector is None else packed(vector)
