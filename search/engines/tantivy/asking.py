"""A query in tantivy's words."""

from collections.abc import Iterable, Mapping
from typing import Any

import tantivy

from search import ranking
from search.engines import Query
from search.engines.tantivy.schema import schema
from search.reading import Reading, Variant

MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
make = tantivy.Query


def sharing(query: Query) -> Any:
    """Whatever shares a word with ``query``, scored by its words."""
    return _any_of(_by_words([_reading(reading, 1) for reading in query.readings]))


def named(query: Query) -> Any:
    """What has the whole title or a code, scored by that and by its words."""
    surely = _any_of(_surely(query, ranking.EXACT_TITLE, ranking.CODE))
    words = [(SHOULD, way) for way in _by_words([_reading(reading, 1) for reading in query.readings])]
    return make.boolean_query([(MUST, surely), *words])


def fitting(query: Query, also: Iterable[int] = ()) -> Any:
    """What has enough of the words, a code or the whole title, scored by words alone, and the documents ``also``."""
    ways = [_reading(reading, reading.least) for reading in query.readings]
    others = [make.const_score_query(numbered(idents), 0.0)] if (idents := list(also)) else []
    return _any_of([*_by_words(ways), *_surely(query, 0.0, 0.0), *others])


def numbered(idents: Iterable[int]) -> Any:
    """The documents of these numbers."""
    return make.term_set_query(schema(), "ident", list(idents))


def having(name: str, value: str) -> Any:
    """What has ``value`` in the field ``name``."""
    return make.term_query(schema(), name, value)


def told(query: Query) -> list[Any]:
    """What has all phrases of ``query``, and what has nothing that must not be there."""
    held = [_any_of([_reading(reading, 1) for reading in readings]) for readings in query.phrases]
    if not query.without:
        return held
    without = [(NOT, _reading(reading, 1)) for reading in query.without]
    return [*held, make.boolean_query([(MUST, make.all_query()), *without])]


def since(seconds: int) -> Any:
    """What changed at ``seconds`` since 1970 or later."""
    return make.range_query(schema(), "changed", tantivy.FieldType.Integer, seconds)


def narrowed(what: Any, conditions: Mapping[str, tuple[str, ...]], *more: Any) -> Any:
    """``what``, narrowed by values of fields; conditions decide whether, never how well."""
    among = [make.term_set_query(schema(), name, list(values)) for name, values in conditions.items() if values]
    return make.boolean_query([(MUST, what), *((MUST, make.const_score_query(way, 0.0)) for way in (*among, *more))])


def conditions(query: Query, *, but: str = "") -> dict[str, tuple[str, ...]]:
    """Who asks, and what results are narrowed to, except by the facet ``but``."""
    chosen = {name: values for name, values in query.filters.items() if name != but}
    return {**chosen, "audience": query.audiences}


def _any_of(ways: list[Any]) -> Any:
    return make.boolean_query([(SHOULD, way) for way in ways]) if ways else make.empty_query()


def _by_words(ways: list[Any]) -> list[Any]:
    return [make.disjunction_max_query(ways, ranking.ELSEWHERE)] if ways else []


def _surely(query: Query, exact: float, code: float) -> list[Any]:
    whole = [make.const_score_query(having("exact", query.exact), exact)] if query.exact else []
    told = ranking.told_apart(query.codes, code)
    return [*whole, *(make.const_score_query(having("codes", name), score) for name, score in told)]


def _reading(reading: Reading, least: int) -> Any:
    needed = [(SHOULD, _idea(idea.variants, reading)) for idea in reading.ideas if not idea.extra]
    extra = [(SHOULD, _idea(idea.variants, reading)) for idea in reading.ideas if idea.extra]
    ways = extra
    if needed:
        whole = make.boolean_query(needed, minimum_number_should_match=min(least, len(needed)))
        ways = [(MUST, whole), *extra]
    return make.boost_query(make.boolean_query(ways), reading.weight)


def _idea(variants: Iterable[Variant], reading: Reading) -> Any:
    """Where it weighs most, and a little for each further place."""
    ways = [way for variant in variants for way in _ways(variant, reading)]
    return make.disjunction_max_query(ways, ranking.ELSEWHERE)


def _ways(variant: Variant, reading: Reading) -> list[Any]:
    """In each field; or each term in any field."""
    if variant.loose:
        parts = [(MUST, _idea([Variant((term,))], reading)) for term in variant.terms]
        return [make.boost_query(make.boolean_query(parts), variant.weight / len(parts))]
    fields = reading.fields.items()
    return [make.boost_query(_in_field(name, variant), weight * variant.weight) for name, weight in fields]


def _in_field(name: str, variant: Variant) -> Any:
    if variant.begun:
        prefix = make.fuzzy_term_query(schema(), name, variant.terms[-1], distance=0, prefix=True)
        return make.const_score_query(prefix, ranking.UNFINISHED)
    if len(variant.terms) > 1:
        return make.phrase_query(schema(), name, list(variant.terms))
    return make.term_query(schema(), name, variant.terms[0])
