"""A query in Elasticsearch's words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch.dsl import A, Q, Search

from search import ranking
from search.engines import ORDERS, TIMES, Query
from search.reading import Idea, Reading, Variant
from search.vectors import coordinates

SERVER_PATIENCE = "900ms"
"""Elasticsearch itself stops looking after that long, a little before we stop listening."""

VALUES = ("ident", "kind", "id", "merit", "changed")
"""What is asked of every candidate."""
ENOUGH = "enough"
"""Name of the part of a query that has enough of the words."""
SEEN = 2
"""So many times as many documents are looked at in the graph as are asked for: with fewer it misses some of the nearest."""


def sharing(query: Query) -> Any:
    """Whatever shares a word with ``query``, scored by its words; a hit tells whether it has `ENOUGH` of them."""
    enough = Q("constant_score", filter=_any_of(_enough(query)), boost=0, _name=ENOUGH)
    return Q("bool", must=[_any_of(_shared(query))], should=[enough])


def named(query: Query) -> Any:
    """What has the whole title or a code, scored by that and by its words."""
    surely = _surely(query, ranking.EXACT_TITLE, ranking.CODE)
    return Q("bool", must=[_any_of(surely)], should=_shared(query))


def fitting(query: Query, also: Iterable[int] = ()) -> Any:
    """What has enough of the words, a code or the whole title, scored by words alone, and the documents ``also``."""
    if query.everything:
        return Q("match_all")
    others = [Q("constant_score", filter=numbered(idents), boost=0)] if (idents := list(also)) else []
    return _any_of([*_enough(query), *_surely(query, 0.0, 0.0), *others])


def numbered(idents: Iterable[int]) -> Any:
    """The documents of these numbers."""
    return Q("terms", ident=list(idents))


def among(conditions: Mapping[str, tuple[str, ...]]) -> list[Any]:
    """Conditions on values of fields."""
    return [Q("terms", **{name: list(values)}) for name, values in conditions.items() if values]


def candidates(what: Any, query: Query, limit: int) -> dict[str, Any]:
    """A request for the numbers of the best ``limit`` documents, and the values that filters look at."""
    return _numbers(what, _allowed(query), limit, *query.filters)


def nearest(query: Query, near: bytes, limit: int) -> dict[str, Any]:
    """A request for the numbers of the documents that lie nearest to ``near``, and the values that filters look at."""
    who = Q("bool", filter=_allowed(query))
    search = Search().source(False).extra(docvalue_fields=[*VALUES, *query.filters])
    search = search.knn(
        "near.vector", limit, SEEN * limit, query_vector=list(map(float, coordinates(near))), filter=who
    )
    return _bounded(search, limit)


def rest(query: Query, also: Iterable[int], limit: int) -> dict[str, Any]:
    """A request for the numbers of what fits, narrowed by the filters, in the order that was asked for."""
    conditions = [*_allowed(query), *among(query.filters), *_since(query.since)]
    field = ORDERS[query.order]
    return _numbers(fitting(query, also), conditions, limit, order=f"-{field}" if field else "_score")


def documents(idents: Sequence[int]) -> dict[str, Any]:
    """A request for these documents."""
    return _bounded(Search().query(numbered(idents)), len(idents))


def counts(query: Query, also: Iterable[int]) -> dict[str, Any]:
    """A request for how much fits, in all and by the values of facets; a facet is counted as if it did not narrow."""
    search = Search().query("bool", must=[fitting(query, also)], filter=_allowed(query))
    late = _since(query.since)
    search.aggs.bucket("total", _narrowing(query.filters, late))
    for name in query.facets:
        others = {other: values for other, values in query.filters.items() if other != name}
        search.aggs.bucket(name, _narrowing(others, late)).bucket("values", "terms", field=name, size=50)
    if query.times:
        ranges = [{"key": name, "from": at} for name, at in query.times.items()]
        search.aggs.bucket(TIMES, _narrowing(query.filters, [])).bucket(
            "values", "range", field="changed", ranges=ranges
        )
    return _bounded(search, 0)


def _numbers(what: Any, conditions: Sequence[Any], limit: int, *values: str, order: str = "_score") -> dict[str, Any]:
    search = Search().query("bool", must=[what], filter=list(conditions)).source(False)
    return _bounded(search.extra(docvalue_fields=[*VALUES, *values]).sort(order, "-ident"), limit)


def _allowed(query: Query) -> list[Any]:
    """Conditions on every document: who asks and for what, what must be there, what must not."""
    phrases = [_any_of([_reading(reading, 1) for reading in readings]) for readings in query.phrases]
    without = [Q("bool", must_not=[_reading(reading, 1) for reading in query.without])] if query.without else []
    return [*among(query.always), *phrases, *without]


def _since(seconds: int) -> list[Any]:
    return [Q("range", changed={"gte": seconds})] if seconds else []


def _narrowing(conditions: Mapping[str, tuple[str, ...]], more: Sequence[Any]) -> Any:
    filters = [*among(conditions), *more]
    return A("filter", Q("bool", filter=filters) if filters else Q("match_all"))


def _bounded(search: Any, limit: int) -> dict[str, Any]:
    return dict(search.extra(timeout=SERVER_PATIENCE, track_total_hits=False, track_scores=True)[:limit].to_dict())


def _any_of(ways: list[Any]) -> Any:
    return Q("bool", should=ways, minimum_should_match=1) if ways else Q("match_none")


def _shared(query: Query) -> list[Any]:
    return _by_words([_reading(reading, 1) for reading in query.readings])


def _enough(query: Query) -> list[Any]:
    return _by_words([_reading(reading, reading.least) for reading in query.readings])


def _by_words(ways: list[Any]) -> list[Any]:
    return [Q("dis_max", queries=ways, tie_breaker=ranking.ELSEWHERE)] if ways else []


def _surely(query: Query, exact: float, code: float) -> list[Any]:
    whole = [_constant("exact", query.exact, exact)] if query.exact else []
    return [*whole, *(_constant("codes", name, score) for name, score in ranking.told_apart(query.codes, code))]


def _constant(name: str, value: str, score: float) -> Any:
    return Q("constant_score", filter=Q("term", **{name: value}), boost=score)


def _reading(reading: Reading, least: int) -> Any:
    needed = [_idea(idea, reading) for idea in reading.ideas if not idea.extra]
    extra = [_idea(idea, reading) for idea in reading.ideas if idea.extra]
    if not extra:
        return Q("bool", should=needed, minimum_should_match=min(least, len(needed)), boost=reading.weight)
    if not needed:
        return Q("bool", should=extra, minimum_should_match=1, boost=reading.weight)
    must = Q("bool", should=needed, minimum_should_match=min(least, len(needed)))
    return Q("bool", must=[must], should=extra, boost=reading.weight)


def _idea(idea: Idea, reading: Reading) -> Any:
    """Where it weighs most, and a little for each further place."""
    ways = [way for variant in idea.variants for way in _ways(variant, reading)]
    return Q("dis_max", queries=ways, tie_breaker=ranking.ELSEWHERE)


def _ways(variant: Variant, reading: Reading) -> list[Any]:
    """In each field; or each term in any field."""
    if variant.loose:
        parts = [_idea(Idea((Variant((term,)),)), reading) for term in variant.terms]
        return [Q("bool", must=parts, boost=variant.weight / len(parts))]
    return [_in_field(name, variant, weight * variant.weight) for name, weight in reading.fields.items()]


def _in_field(name: str, variant: Variant, weight: float) -> Any:
    if variant.begun:
        prefix = Q("prefix", **{name: variant.terms[-1]})
        return Q("constant_score", filter=prefix, boost=weight * ranking.UNFINISHED)
    if len(variant.terms) > 1:
        return Q("match_phrase", **{name: {"query": " ".join(variant.terms), "boost": weight}})
    return Q("term", **{name: {"value": variant.terms[0], "boost": weight}})
