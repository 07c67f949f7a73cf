"""A query in Elasticsearch's words.

Requests are put together by its library, the words in them by hand: there are hundreds of parts, and as objects of the library they
cost as much as all else that is done for a page here.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from elasticsearch.dsl import A, Q, Search

from search import ranking
from search.engines import ORDERS, TIMES, Query
from search.reading import Idea, Reading, Variant
from search.vectors import coordinates

Part = dict[str, Any]
"""A part of a query, as it is sent."""

SERVER_PATIENCE = "900ms"
"""Elasticsearch itself stops looking after that long, a little before we stop listening."""

VALUES = ("ident", "kind", "id", "merit", "changed")
"""What is asked of every candidate."""
ENOUGH = "enough"
"""Name of the part of a query that has enough of the words."""
SEEN = 2
"""So many times as many documents are looked at in the graph as are asked for: with fewer it misses some of the nearest."""


class Asked:
    """The requests for one query; what several of them say is put together once."""

    def __init__(self, query: Query) -> None:
        self.query = query

    def sharing(self, limit: int) -> Part:
        """A request for whatever shares a word with the query, scored by its words; a hit tells whether it has `ENOUGH` of them."""
        request = self._candidates(_any_of(self._shared), limit)
        # Found out of the best alone, and counted with nothing: as a part of the query it would be looked for in all of them.
        enough = {"constant_score": {"filter": _any_of(self._enough), "boost": 1.0, "_name": ENOUGH}}
        weights = {"query_weight": 1.0, "rescore_query_weight": 0.0}
        return {**request, "rescore": {"window_size": limit, "query": {"rescore_query": enough, **weights}}}

    def named(self, limit: int) -> Part:
        """A request for what has the whole title or a code, scored by that and by its words."""
        surely = self._surely(ranking.EXACT_TITLE, ranking.CODE)
        return self._candidates({"bool": {"must": [_any_of(surely)], "should": self._shared}}, limit)

    def nearest(self, near: bytes, limit: int) -> Part:
        """A request for the numbers of the documents that lie nearest to ``near``, and the values that filters look at."""
        who = Q("bool", filter=self._allowed)
        search = _numbers(*self.query.filters)
        where = list(map(float, coordinates(near)))
        return _bounded(search.knn("near.vector", limit, SEEN * limit, query_vector=where, filter=who), limit)

    def rest(self, also: Iterable[int], limit: int) -> Part:
        """A request for the numbers of what fits, narrowed by the filters, in the order that was asked for."""
        conditions = [*self._allowed, *_among(self.query.filters), *_since(self.query.since)]
        field = ORDERS[self.query.order]
        search = _numbers()
        search = search.sort(f"-{field}" if field else "_score", "-ident")
        return {**_bounded(search, limit), "query": _narrowed(self._fitting(also), conditions)}

    def counts(self, also: Iterable[int]) -> Part:
        """A request for how much fits, in all and by the values of facets; a facet is counted as if it did not narrow."""
        search, filters, late = Search(), self.query.filters, _since(self.query.since)
        search.aggs.bucket("total", _narrowing(filters, late))
        for name in self.query.facets:
            others = {other: values for other, values in filters.items() if other != name}
            search.aggs.bucket(name, _narrowing(others, late)).bucket("values", "terms", field=name, size=50)
        if self.query.times:
            ranges = [{"key": name, "from": at} for name, at in self.query.times.items()]
            search.aggs.bucket(TIMES, _narrowing(filters, [])).bucket("values", "range", field="changed", ranges=ranges)
        return {**_bounded(search, 0), "query": _narrowed(self._fitting(also), self._allowed)}

    def _candidates(self, what: Part, limit: int) -> Part:
        """A request for the numbers of the best ``limit`` documents, and the values that filters look at."""
        search = _numbers(*self.query.filters)
        return {**_bounded(search, limit), "query": _narrowed(what, self._allowed)}

    def _fitting(self, also: Iterable[int]) -> Part:
        """What has enough of the words, a code or the whole title, scored by words alone, and the documents ``also``."""
        if self.query.everything:
            return {"match_all": {}}
        others = [_constant(_numbered(idents), 0.0)] if (idents := list(also)) else []
        return _any_of([*self._enough, *self._surely(0.0, 0.0), *others])

    @cached_property
    def _allowed(self) -> list[Part]:
        """Conditions on every document: who asks and for what, what must be there, what must not."""
        query = self.query
        phrases = [_any_of([_reading(reading, 1) for reading in readings]) for readings in query.phrases]
        without = [{"bool": {"must_not": [_reading(one, 1) for one in query.without]}}] if query.without else []
        return [*_among(query.always), *phrases, *without]

    @cached_property
    def _shared(self) -> list[Part]:
        return _by_words([_reading(reading, 1) for reading in self.query.readings])

    @cached_property
    def _enough(self) -> list[Part]:
        return _by_words([_reading(reading, reading.least) for reading in self.query.readings])

    def _surely(self, exact: float, code: float) -> list[Part]:
        whole = [_has("exact", self.query.exact, exact)] if self.query.exact else []
        return [*whole, *(_has("codes", name, score) for name, score in ranking.told_apart(self.query.codes, code))]


def documents(idents: Sequence[int]) -> Part:
    """A request for these documents."""
    return {**_bounded(Search(), len(idents)), "query": _numbered(idents)}


def _numbered(idents: Iterable[int]) -> Part:
    """The documents of these numbers."""
    return {"terms": {"ident": list(idents)}}


def _among(conditions: Mapping[str, tuple[str, ...]]) -> list[Part]:
    """Conditions on values of fields."""
    return [{"terms": {name: list(values)}} for name, values in conditions.items() if values]


def _since(seconds: int) -> list[Part]:
    return [{"range": {"changed": {"gte": seconds}}}] if seconds else []


def _narrowed(what: Part, conditions: Sequence[Part]) -> Part:
    return {"bool": {"must": [what], "filter": list(conditions)}}


def _narrowing(conditions: Mapping[str, tuple[str, ...]], more: Sequence[Part]) -> Any:
    filters = [*_among(conditions), *more]
    return A("filter", Q("bool", filter=filters) if filters else Q("match_all"))


def _numbers(*more: str) -> Any:
    """A request for numbers of documents, with the values that are asked of every candidate and ``more``."""
    return Search().source(False).extra(docvalue_fields=[*VALUES, *more])


def _bounded(search: Any, limit: int) -> Part:
    return dict(search.extra(timeout=SERVER_PATIENCE, track_total_hits=False, track_scores=True)[:limit].to_dict())


def _any_of(ways: list[Part]) -> Part:
    return {"bool": {"should": ways, "minimum_should_match": 1}} if ways else {"match_none": {}}


def _best_of(ways: list[Part]) -> Part:
    return {"dis_max": {"queries": ways, "tie_breaker": ranking.ELSEWHERE}}


def _by_words(ways: list[Part]) -> list[Part]:
    return [_best_of(ways)] if ways else []


def _constant(what: Part, score: float) -> Part:
    return {"constant_score": {"filter": what, "boost": score}}


def _has(name: str, value: str, score: float) -> Part:
    return _constant({"term": {name: value}}, score)


def _reading(reading: Reading, least: int) -> Part:
    needed = [_idea(idea, reading) for idea in reading.ideas if not idea.extra]
    extra = [_idea(idea, reading) for idea in reading.ideas if idea.extra]
    if not needed:
        needed, extra, least = extra, [], 1
    words = {"should": needed, "minimum_should_match": min(least, len(needed))}
    if extra:
        words = {"must": [{"bool": words}], "should": extra}
    return {"bool": {**words, "boost": reading.weight}}


def _idea(idea: Idea, reading: Reading) -> Part:
    """Where it weighs most, and a little for each further place."""
    return _best_of([way for variant in idea.variants for way in _ways(variant, reading)])


def _ways(variant: Variant, reading: Reading) -> list[Part]:
    """In each field; or each term in any field."""
    if variant.loose:
        parts = [_idea(Idea((Variant((term,)),)), reading) for term in variant.terms]
        return [{"bool": {"must": parts, "boost": variant.weight / len(parts)}}]
    return [_in_field(name, variant, weight * variant.weight) for name, weight in reading.fields.items()]


def _in_field(name: str, variant: Variant, weight: float) -> Part:
    if variant.begun:
        return _constant({"prefix": {name: variant.terms[-1]}}, weight * ranking.UNFINISHED)
    if len(variant.terms) > 1:
        return {"match_phrase": {name: {"query": " ".join(variant.terms), "boost": weight}}}
    return {"term": {name: {"value": variant.terms[0], "boost": weight}}}
