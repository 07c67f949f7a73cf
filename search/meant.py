"""Meant: where words find little and may be misspelled, what was surely meant is looked for, or offered."""

from dataclasses import replace
from functools import partial

from django.contrib.auth.models import AnonymousUser

from search import rules
from search.asking import ask, spelled
from search.engines import Found, Query
from search.queries.synonyms import current_synonyms
from search.results import Results
from search.second_lock import surely_seen
from search.understanding import query_of

SAID = ("readings", "exact", "codes", "near", "phrases", "without")
"""What of a query comes from the words."""


def meant(told: Results, query: Query, found: Found) -> tuple[Results, Query, Found]:
    """What was ``found``; or what the words find when they are corrected, if that is more: in its place when nothing fitted by its
    words, else offered beside it. EngineAway.
    """
    if found.by_words >= rules.FEW or told.choice.exactly:
        return told, query, found
    text = _spelled(told.words, query.language)
    if text == told.words:
        return told, query, found
    corrected = query_of(text, language=query.language, audiences=query.audiences, synonyms=current_synonyms())
    other = replace(query, **{name: getattr(corrected, name) for name in SAID})
    more = ask(other)
    if more.by_words > found.by_words > 0:
        return replace(told, meant=text), query, found
    if more.by_words > found.by_words:
        return replace(told, instead=text), other, more
    # Where nothing is found either way, what is nearest to the words that exist is offered.
    return (told, query, found) if found.total else (told, other, more)


def _spelled(text: str, language: str) -> str:
    """``text`` corrected, but for words that editors use in synonyms: they may stand in no document."""
    said = current_synonyms().in_text(text, language).values()
    known = frozenset(term for phrases in said for one in phrases for term in one.phrase.said)
    return spelled(text, known, partial(_may_be_told, language=language))


def _may_be_told(word: str, *, language: str) -> bool:
    """Whether something everybody may read now has ``word``: the index keeps for a while what was hidden or taken back."""
    asked = query_of(word, language=language, audiences=rules.audiences_of(None), by_meaning=False, is_title=True)
    return surely_seen(ask(replace(asked, bare=True)).matches, AnonymousUser())
