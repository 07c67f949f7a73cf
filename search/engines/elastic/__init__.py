"""The big engine: Elasticsearch, an index behind an alias, for installations of many machines."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, helpers

from search.engines import LIVE, NEXT, NOT_KNOWN, Engine, EngineAway, Found, Kept, NoIndex, Query, Vectors, Written
from search.engines.elastic.answering import ElasticAnswer
from search.engines.elastic.errors import NOT_THERE, failure, must_be_whole, ours
from search.engines.elastic.mapping import digest, entry_of, index_body, source_of
from search.entries import SPELLED, Entry
from search.meaning import MODEL
from search.shape import INDEX
from search.similar import most_similar

READ_PATIENCE = 1.0
"""Seconds a person's page waits for an answer."""
WRITE_PATIENCE = 30.0
"""Seconds the worker waits for a batch or a new index."""
COPIES_PATIENCE = "20s"
"""How long a new index waits for its copy on a second node, where there is one."""
FAILED_FOR, FAILED_LONGEST = 10.0, 300.0
"""Seconds a node that failed is left alone where others are named; they double."""
SHARD_PATIENCE = "5s"
"""How long a node waits for a copy that just moved, before it says that there is none."""
SCANNED = 500
SIMILAR = 20
"""Words that are like another one: as many are looked at."""
BATCH_BYTES = 10_000_000


class ElasticEngine(Engine):
    """Names: ``<prefix>-live`` and ``<prefix>-next`` are aliases, ``<prefix>.<shape>-<time>`` is an index."""

    name = "elasticsearch"

    def __init__(self, urls: str, prefix: str) -> None:
        """``urls`` are those of nodes of one cluster, blanks between."""
        self.urls = urls.split()
        self.prefix = prefix

    @cached_property
    def client(self) -> Elasticsearch:
        """For questions people wait for. A node that is gone says so at once, and another is asked; one that does not answer is
        not waited for twice.
        """
        try:
            return Elasticsearch(
                self.urls,
                request_timeout=READ_PATIENCE,
                max_retries=len(self.urls) - 1,
                retry_on_status=(),
                retry_on_timeout=False,
                dead_node_backoff_factor=FAILED_FOR,
                max_dead_node_backoff=FAILED_LONGEST,
            )
        except ValueError:
            # Nothing of it is repeated: a password may stand in it.
            raise EngineAway("the address of Elasticsearch is none") from None

    @property
    def patient(self) -> Elasticsearch:
        """For the worker and for commands."""
        return self.client.options(request_timeout=WRITE_PATIENCE)

    @property
    def digest(self) -> str:
        return digest()

    def index(self, slot: str) -> str | None:
        with ours():
            try:
                names = list(self.patient.indices.get_alias(name=self._alias(slot)))
            except NotFoundError:
                return None
        return max(names, default=None)

    def is_current(self, index: str) -> bool:
        return index.startswith(f"{self.prefix}.{self.shape}-")

    def begin(self) -> str:
        with ours():
            name = f"{self.prefix}.{self.shape}-{time.time_ns()}"
            # With its copy from the beginning: the node it stands on may be the one that dies.
            self.patient.indices.create(
                index=name, wait_for_active_shards="all", timeout=COPIES_PATIENCE, **index_body()
            )
            self.patient.indices.update_aliases(actions=[*self._leave(NEXT), _add(name, self._alias(NEXT))])
            self._tidy()
            return name

    def swap(self) -> None:
        with ours():
            name = self.index(NEXT)
            if name is None:
                raise NoIndex("no index stands ready")
            self.patient.count(index=name)  # what no node can read takes nobody's place
            self.patient.indices.refresh(index=name)
            # One request: no reader ever meets both indexes or none.
            moves = [*self._leave(LIVE), *self._leave(NEXT), _add(name, self._alias(LIVE))]
            self.patient.indices.update_aliases(actions=moves)
            self._tidy()
            self._make_one_piece(name)

    def write(
        self,
        entries: Sequence[Entry],
        *,
        vectors: Vectors = NOT_KNOWN,
        gone: Iterable[str] = (),
        stamp: int,
        slot: str = LIVE,
    ) -> Written:
        common = {"_index": self._alias(slot), "version": stamp, "version_type": "external_gte"}
        writes = [
            {**common, "_op_type": "index", "_id": entry.key, "_source": source_of(entry, vectors.get(entry.key))}
            for entry in entries
        ]
        deletes = [{**common, "_op_type": "delete", "_id": key} for key in gone]
        refused, newer = {}, set()
        with ours():
            # require_alias: a missing index is an error, never a new one with a mapping somebody guessed.
            results = helpers.streaming_bulk(
                self.patient,
                [*writes, *deletes],
                max_chunk_bytes=BATCH_BYTES,
                raise_on_error=False,
                require_alias=True,
                refresh=slot == LIVE,
                timeout=SHARD_PATIENCE,
            )
            for fine, result in results:
                if fine:
                    continue
                key, words = failure(result)
                if words:
                    refused[key] = words
                elif key:
                    newer.add(key)
        return Written(refused, frozenset(newer))

    def search(self, query: Query) -> Found:
        return ElasticAnswer(self._ask, query).found()

    def _ask(self, bodies: Sequence[dict[str, Any]]) -> Sequence[Mapping[str, Any]]:
        """The answers to some requests, sent at once."""
        try:
            return self._answers(bodies)
        except NoIndex:
            # A swap dropped the index between alias and shard: the alias already names its successor.
            return self._answers(bodies)

    def _answers(self, bodies: Sequence[dict[str, Any]]) -> Sequence[Mapping[str, Any]]:
        lines = [line for body in bodies for line in ({"index": self._alias(LIVE)}, body)]
        with ours():
            answers: list[Mapping[str, Any]] = self.client.msearch(searches=lines)["responses"]
        for answer in answers:
            must_be_whole(answer)
        return answers

    def without_meaning(self, limit: int) -> Sequence[str]:
        unknown = {"bool": {"must_not": {"term": {"model": MODEL}}}}
        with ours():
            answer = self.patient.search(index=self._alias(LIVE), query=unknown, size=limit, source=False)
            return [str(hit["_id"]) for hit in answer["hits"]["hits"]]

    def similar(self, word: str, mistakes: int) -> Sequence[tuple[str, int]]:
        term = {"field": SPELLED, "suggest_mode": "always", "max_edits": mistakes, "prefix_length": 0, "size": SIMILAR}
        # Counted apart: a word is not among the ones that are like it.
        itself = {"query": {"term": {SPELLED: word}}, "size": 0, "track_total_hits": True}
        asked = {"suggest": {"like": {"text": word, "term": term}}, "size": 0}
        counted, suggested = self._ask([itself, asked])
        count = int(counted["hits"]["total"]["value"])
        options = {
            option["text"]: int(option["freq"]) for one in suggested["suggest"]["like"] for option in one["options"]
        }
        return [*([(word, count)] if count else []), *most_similar(word, options, mistakes)]

    def together(self, pairs: Sequence[tuple[str, str]]) -> Sequence[int]:
        both = ({"bool": {"filter": [{"term": {SPELLED: word}} for word in pair]}} for pair in pairs)
        answers = self._ask([{"query": query, "size": 0, "track_total_hits": True} for query in both])
        return [int(answer["hits"]["total"]["value"]) for answer in answers]

    def kinds(self, slot: str = LIVE) -> Mapping[str, int]:
        with ours():
            self.patient.indices.refresh(index=self._alias(slot))
            kinds = {"kinds": {"terms": {"field": "kind", "size": 100, "missing": ""}}}
            answer = self.patient.search(index=self._alias(slot), size=0, aggs=kinds)
            return {str(bucket["key"]): bucket["doc_count"] for bucket in answer["aggregations"]["kinds"]["buckets"]}

    def scan(self, kind: str, slot: str = LIVE, *, after: int = 0) -> Iterator[Kept]:
        with ours():
            self.patient.indices.refresh(index=self._alias(slot))
            pit = str(self.patient.open_point_in_time(index=self._alias(slot), keep_alive="5m")["id"])
        try:
            these = {"term": {"kind": kind}} if kind else {"bool": {"must_not": {"exists": {"field": "kind"}}}}
            later = [{"range": {"id": {"gt": after}}}] if after else []
            page: dict[str, Any] = {"query": {"bool": {"filter": [these, *later]}}, "sort": ["id"], "size": SCANNED}
            while True:
                with ours():
                    point = {"id": pit, "keep_alive": "5m"}
                    hits = self.patient.search(pit=point, track_total_hits=False, **page)["hits"]["hits"]
                yield from (Kept(hit["_id"], entry_of(hit["_source"])) for hit in hits)
                if len(hits) < SCANNED:
                    return
                page["search_after"] = hits[-1]["sort"]
        finally:
            self._close_point(pit)

    def held(self, keys: Sequence[str]) -> Mapping[str, Entry]:
        if not keys:
            return {}
        with ours():
            answer = self.patient.mget(index=self._alias(LIVE), ids=list(keys))
            return {found["_id"]: entry_of(found["_source"]) for found in answer["docs"] if found.get("found")}

    def ping(self) -> bool:
        try:
            return self.client.ping() and bool(self.client.indices.exists_alias(name=self._alias(LIVE)))
        except (ApiError, TransportError, EngineAway):
            return False

    def discard(self) -> None:
        try:
            with ours():
                for name in self._standing():
                    self._drop(name)
        finally:
            self.close()

    def close(self) -> None:
        if "client" in self.__dict__:
            self.client.close()
            del self.client

    def _alias(self, slot: str) -> str:
        return f"{self.prefix}-{slot}"

    def _leave(self, slot: str) -> list[dict[str, Any]]:
        name = self.index(slot)
        return [{"remove": {"index": name, "alias": self._alias(slot)}}] if name else []

    def _tidy(self) -> None:
        """Drop our indexes in no slot."""
        kept = {self.index(LIVE), self.index(NEXT)}
        for name in self._standing():
            if name not in kept:
                self._drop(name)

    def _standing(self) -> list[str]:
        """All our indexes; the name is looked at closely, others may live on the same server."""
        ours = re.compile(rf"{re.escape(self.prefix)}\.{INDEX}")
        there = self.patient.indices.get(index=f"{self.prefix}.*", features="aliases")
        return [name for name in there if ours.fullmatch(name)]

    def _drop(self, name: str) -> None:
        self.patient.options(ignore_status=NOT_THERE).indices.delete(index=name)

    def _make_one_piece(self, name: str) -> None:
        """In the server's own time. In one segment words are found with two thirds of the work, and what lies near with a third."""
        with suppress(ApiError, TransportError):  # it is live already, and only slower
            self.client.indices.forcemerge(index=name, max_num_segments=1, wait_for_completion=False)

    def _close_point(self, pit: str) -> None:
        try:
            self.client.close_point_in_time(id=pit)
        except (ApiError, TransportError):
            return  # it closes by itself


def _add(index: str, alias: str) -> dict[str, Any]:
    return {"add": {"index": index, "alias": alias}}
