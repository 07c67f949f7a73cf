"""Completing: titles, and queries that worked for others, for what somebody types into a search field; the same for all."""

import hashlib
from dataclasses import dataclass
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.utils.html import strip_tags

from search import rules, words
from search.analysis import analyser_of
from search.asking import ask
from search.codes import public_codes
from search.contract import Hit
from search.engines import EngineAway, Match, Query
from search.queries import worked
from search.queries.completions import version
from search.reading import title_begun
from search.second_lock import admitted

KEPT = 60
"""Seconds the queries that begin with the same letters are kept: counting people costs more than all the rest."""


@dataclass(frozen=True)
class Completions:
    """What may be meant by who typed ``begun``: queries first, for they are shorter to read."""

    begun: str
    queries: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    away: bool = False
    """The engine did not say which titles there are."""

    @property
    def count(self) -> int:
        """How many there are of both."""
        return len(self.queries) + len(self.hits)


def complete(typed: str, *, language: str) -> Completions:
    """Titles that have all words of ``typed``, the last one perhaps not finished, and queries that begin with it."""
    begun = words.clean_query(typed)
    if not rules.COMPLETED_FROM <= len(begun) <= rules.COMPLETED_UP_TO:
        return Completions(begun)
    queries = _queries(begun, language)
    try:
        hits = _titles(begun, language, is_finished=typed[-1:].isspace())
    except EngineAway:
        return Completions(begun, queries, away=True)
    said = {words.exact(strip_tags(hit.title)) for hit in hits}
    return Completions(begun, tuple(query for query in queries if words.exact(query) not in said), hits)


def _titles(begun: str, language: str, *, is_finished: bool) -> tuple[Hit, ...]:
    told = words.distinct(begun)
    finished, last = (told, ()) if is_finished else (told[:-1], told[-1:])
    reading = title_begun(finished, last)
    if not reading.ideas:
        return ()
    query = Query(
        readings=(reading,),
        exact=words.exact(begun),
        codes=words.codes_in_query(begun),
        language=language,
        audiences=rules.audiences_of(None),
        counted=False,
        limit=2 * rules.COMPLETED_TITLES,
    )
    matches = sorted(ask(query).matches, key=lambda match: not _is_for(match, language))
    return admitted(matches[: rules.COMPLETED_TITLES], AnonymousUser())


def _is_for(match: Match, language: str) -> bool:
    """Written in the reader's language, or the very title."""
    return analyser_of(match.language) == analyser_of(language) or bool(match.why and match.why.exact)


def _queries(begun: str, language: str) -> tuple[str, ...]:
    key = hashlib.sha256(f"{version()}:{language}:{begun.casefold()}".encode()).hexdigest()
    found = cache.get_or_set(f"search:worked:{key}", lambda: _worked(begun, language), KEPT)
    return cast("tuple[str, ...]", found)


def _worked(begun: str, language: str) -> tuple[str, ...]:
    return worked(begun, language=language, limit=rules.COMPLETED_QUERIES, known=public_codes)
