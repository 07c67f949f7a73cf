"""An answer of Elasticsearch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from search.engines import TIMES, Query
from search.engines.answering import Answer, Lists, Page
from search.engines.elastic import asking
from search.engines.elastic.mapping import entry_of
from search.fusion import DEPTH

Ask = Callable[[Sequence[dict[str, Any]]], Sequence[Mapping[str, Any]]]
"""Sends some requests at once and gives their answers."""


class ElasticAnswer(Answer):
    """Two trips: what is near, and the page of it with its counts."""

    def __init__(self, ask: Ask, query: Query) -> None:
        super().__init__(query)
        self.ask = ask
        self.asked = asking.Asked(query)
        self.values: dict[int, Mapping[str, Sequence[Any]]] = {}

    def lists(self) -> Lists:
        asked = [self.asked.sharing(DEPTH), self.asked.named(DEPTH)]
        near = [self.asked.nearest(self.query.near, DEPTH)] if self.query.near is not None else []
        hits = [answer["hits"]["hits"] for answer in self.ask([*asked, *near])]
        self.values = {_ident(hit): hit["fields"] for hits_of_one in hits for hit in hits_of_one}
        shared, named, *nearest = map(_scores, hits)
        enough = frozenset(_ident(hit) for hit in hits[0] if asking.ENOUGH in hit.get("matched_queries", ()))
        # Elasticsearch's score of a cosine is between 0 and 1.
        cosines = {ident: 2.0 * score - 1.0 for scores in nearest for ident, score in scores.items()}
        return Lists(shared, named, enough, cosines)

    def facts(self, name: str, idents: Sequence[int]) -> Mapping[int, int]:
        return {ident: int(self.values[ident][name][0]) for ident in idents}

    def passing(self, idents: Sequence[int]) -> list[int]:
        return [ident for ident in idents if self._passes(self.values[ident])]

    def ids(self, kind: str, idents: Sequence[int]) -> Sequence[int]:
        told = (self.values[ident] for ident in self.passing(idents))
        return [int(values["id"][0]) for values in told if values["kind"][0] == kind]

    def _passes(self, values: Mapping[str, Sequence[Any]]) -> bool:
        chosen = {name: wanted for name, wanted in self.query.filters.items() if wanted}
        late = int(values["changed"][0]) >= self.query.since
        return late and all(set(wanted).intersection(values.get(name, ())) for name, wanted in chosen.items())

    def rest(self, limit: int) -> list[int]:
        (answer,) = self.ask([self.asked.rest(self.order.also, limit)])
        hits = answer["hits"]["hits"]
        self.values |= {_ident(hit): hit["fields"] for hit in hits}
        return [_ident(hit) for hit in hits]

    def page(self, idents: Sequence[int]) -> Page:
        counting = [self.asked.counts(self.order.also)] if self.query.counted or self.query.facets else []
        shown, *counted = self.ask([asking.documents(idents), *counting])
        entries = {int(hit["_source"]["ident"]): entry_of(hit["_source"]) for hit in shown["hits"]["hits"]}
        if not counted:
            return Page(entries)
        counts = counted[0]["aggregations"]
        facets = {
            name: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in counts[name]["values"]["buckets"]}
            for name in (*self.query.facets, *([TIMES] if self.query.times else []))
        }
        return Page(entries, int(counts["total"]["doc_count"]), facets)

    def keys(self, idents: Sequence[int]) -> Mapping[int, str]:
        known = ((ident, self.values[ident]) for ident in idents)
        return {ident: f"{values['kind'][0]}:{values['id'][0]}" for ident, values in known}


def _scores(hits: Sequence[Mapping[str, Any]]) -> dict[int, float]:
    """Numbers and scores."""
    return {_ident(hit): float(hit["_score"]) for hit in hits}


def _ident(hit: Mapping[str, Any]) -> int:
    return int(hit["fields"]["ident"][0])
