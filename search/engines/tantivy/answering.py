"""An answer of the embedded index."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from search.engines import ORDERS, TIMES, Query
from search.engines.answering import Answer, Lists, Page
from search.engines.tantivy import asking
from search.engines.tantivy.nearness import Cosines
from search.engines.tantivy.schema import entry_of
from search.fusion import DEPTH

OFFERED = 2 * DEPTH
"""So many of the nearest documents are looked at first, for most may be found by whoever asks."""


class TantivyAnswer(Answer):
    """Asked of one searcher, and so of one state of the index."""

    def __init__(self, searcher: Any, cosines: Callable[[bytes], Cosines], query: Query) -> None:
        super().__init__(query)
        self.searcher = searcher
        self.asked = asking.Asked(query, searcher)
        self.cosines = cosines
        self._seen: dict[int, Any] = {}
        """Where documents are that were found already, by number."""

    def lists(self) -> Lists:
        who = self.query.always
        ways = (self.asked.sharing, self.asked.named)
        shared, named = (dict(self._hits(asking.narrowed(way, who, *self.asked.told), DEPTH)) for way in ways)
        return Lists(shared, named, self._with_enough(shared), self._near(who))

    def _with_enough(self, idents: Iterable[int]) -> frozenset[int]:
        """Those that have enough of the words in one way to read them. Counted among these alone: the engine goes through all that
        share a word to find what has more of them.
        """
        left, enough = set(idents), set[int]()
        for ideas, least in self.asked.said_enough:
            if left:
                enough |= {
                    ident for ident, count in self._hits(asking.counted(ideas, left), len(left)) if count >= least
                }
                left -= enough
        return frozenset(enough)

    def facts(self, name: str, idents: Sequence[int]) -> Mapping[int, int]:
        where = self._where(idents)
        return dict(zip(where, self.searcher.fast_field_values(name, list(where.values())), strict=True))

    def _near(self, who: Mapping[str, tuple[str, ...]]) -> dict[int, float]:
        """Numbers and cosines of the nearest hundred documents of those that may be found.

        Where most of the nearest may not, all that may are looked up and compared among themselves: exact, wherever the others lie,
        and no dearer than there are documents. To ask for more of the nearest, and more again, costs as much in the end.
        """
        if self.query.near is None:
            return {}
        near = self.cosines(self.query.near)
        offered = near.best(OFFERED)
        among = asking.narrowed(asking.numbered(offered), who, *self.asked.told)
        passing = {ident for ident, _ in self._hits(among, len(offered))} if offered else set[int]()
        if len(passing) < DEPTH and len(offered) == OFFERED:
            return near.among(self._all_of(asking.narrowed(asking.everything(), who, *self.asked.told))).best(DEPTH)
        return dict([(ident, cosine) for ident, cosine in offered.items() if ident in passing][:DEPTH])

    def _all_of(self, what: Any) -> Collection[int]:
        """The numbers of all these documents."""
        hits = self.searcher.search(what, max(1, self.searcher.num_docs), count=False, order_by_field="ident").hits
        return [ident for ident, _ in hits]

    def passing(self, idents: Sequence[int]) -> list[int]:
        if not idents or not (self.query.since or any(self.query.filters.values())):
            return list(idents)
        among = self._narrowed(asking.numbered(idents))
        passing = {ident for ident, _ in self._hits(among, len(idents))}
        return [ident for ident in idents if ident in passing]

    def rest(self, limit: int) -> list[int]:
        return [ident for ident, _ in self._hits(self._narrowed(self._fitting), limit, ORDERS[self.query.order])]

    def page(self, idents: Sequence[int]) -> Page:
        entries = {ident: entry_of(document) for ident, document in self._documents(idents)}
        wanted = [*self.query.facets, *([TIMES] if self.query.times else [])]
        narrowing = [name for name in wanted if self._narrows(name)]
        # What does not narrow is counted among the same documents, in one go.
        counts = self._counts([name for name in wanted if name not in narrowing])
        facets = counts | {name: self._counts([name], but=name)[name] for name in narrowing}
        # Every document is of one kind: where kinds were counted, so was everything.
        kinds = counts.get("kind")
        return Page(entries, self._count() if kinds is None else sum(kinds.values()), facets)

    def keys(self, idents: Sequence[int]) -> Mapping[int, str]:
        return {ident: str(document.get_first("key")) for ident, document in self._documents(idents)}

    def ids(self, kind: str, idents: Sequence[int]) -> Sequence[int]:
        if not idents:
            return ()
        among = asking.narrowed(self._narrowed(asking.numbered(idents)), {"kind": (kind,)})
        addresses = [address for _, address in self.searcher.search(among, len(idents), count=False).hits]
        pks = (self.searcher.fast_field_values(name, addresses) for name in ("ident", "id"))
        known = dict(zip(*pks, strict=True))
        return [known[ident] for ident in idents if ident in known]

    @cached_property
    def _fitting(self) -> Any:
        return self.asked.fitting(self.order.also)

    def _narrowed(self, what: Any, *, but: str = "") -> Any:
        """``what``, narrowed by who asks and by all filters except the one named ``but``."""
        times = [asking.since(self.query.since)] if self.query.since and but != TIMES else []
        return asking.narrowed(what, asking.conditions(self.query, but=but), *times, *self.asked.told)

    def _hits(self, what: Any, limit: int, field: str = "") -> list[tuple[int, float]]:
        """Numbers and scores of the best ``limit`` documents, or those with the greatest values in ``field``."""
        hits = self.searcher.search(what, limit, count=False, order_by_field=field or None).hits
        idents = self.searcher.fast_field_values("ident", [address for _, address in hits])
        self._seen |= {ident: address for ident, (_, address) in zip(idents, hits, strict=True)}
        return [(ident, score) for ident, (score, _) in zip(idents, hits, strict=True)]

    def _documents(self, idents: Sequence[int]) -> list[tuple[int, Any]]:
        return [(ident, self.searcher.doc(address)) for ident, address in self._where(idents).items()]

    def _where(self, idents: Sequence[int]) -> dict[int, Any]:
        """Those of these numbers that are there, and where."""
        if unseen := [ident for ident in idents if ident not in self._seen]:
            self._hits(asking.numbered(unseen), len(unseen))
        return {ident: self._seen[ident] for ident in idents if ident in self._seen}

    def _count(self) -> int:
        return int(self.searcher.search(self._narrowed(self._fitting), 1).count) if self.query.counted else 0

    def _narrows(self, name: str) -> bool:
        return bool(self.query.since if name == TIMES else self.query.filters.get(name))

    def _counts(self, names: Sequence[str], *, but: str = "") -> dict[str, dict[str, int]]:
        """Documents by facet and value, as if the facet ``but`` did not narrow."""
        if not names:
            return {}
        asked = {name: self._spans() if name == TIMES else {"terms": {"field": name, "size": 50}} for name in names}
        answer = self.searcher.aggregate(self._narrowed(self._fitting, but=but), asked)
        buckets = {name: {str(one["key"]): int(one["doc_count"]) for one in answer[name]["buckets"]} for name in names}
        return buckets | ({TIMES: self._since_each(buckets[TIMES])} if TIMES in names else {})

    def _spans(self) -> dict[str, Any]:
        """The times one after the other: the engine counts none that overlap."""
        begun = sorted(self.query.times.items(), key=itemgetter(1))
        ends = [*(float(at) for _, at in begun[1:]), None]
        spans = [{"key": name, "from": float(at), "to": end} for (name, at), end in zip(begun, ends, strict=True)]
        return {
            "range": {
                "field": "changed",
                "ranges": [{k: v for k, v in span.items() if v is not None} for span in spans],
            }
        }

    def _since_each(self, spans: Mapping[str, int]) -> dict[str, int]:
        """Documents that changed since each of the times: what changed later changed since then too."""
        begun = self.query.times
        return {name: sum(spans.get(other, 0) for other, at in begun.items() if at >= begun[name]) for name in begun}
