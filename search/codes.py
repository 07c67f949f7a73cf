"""Codes that everybody may know: those that stand in what everybody may read."""

from collections.abc import Collection, Sequence

from search import rules, words
from search.asking import ask
from search.engines import EngineAway, Query


def public_codes(codes: Collection[str]) -> Collection[str]:
    """Those of ``codes`` (as `words.code` writes them) that everybody's documents have; none while the engine is away. A question
    to the engine for each twenty.
    """
    asked = tuple(codes)
    found: set[str] = set()
    try:
        for start in range(0, len(asked), words.QUERY_CODES):
            found |= _known(asked[start : start + words.QUERY_CODES])
    except EngineAway:
        return ()
    return found


def _known(codes: Sequence[str]) -> set[str]:
    query = Query((), "", "", audiences=rules.audiences_of(None), codes=tuple(codes), facets=("codes",), limit=1)
    return ask(query).facets["codes"].keys() & set(codes)
