"""The big engine: Elasticsearch, an index behind an alias, for installations of many machines."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, helpers

from search.engines import (
    LIVE,
    NEXT,
    NOT_KNOWN,
    Engine,
    EngineAway,
    Found,
    Kept,
    NoIndex,
    Query,
    QueryRefused,
    Vectors,
    Written,
)
from search.engines.elastic.answering import ElasticAnswer
from search.engines.elastic.mapping import entry_of, index_body, shape, source_of
from search.entries import SPELLED, Entry
from search.meaning import MODEL
from search.similar import most_similar

READ_PATIENCE = 1.0
"""Seconds a person's page waits for an answer."""
WRITE_PATIENCE = 30.0
"""Seconds the worker waits for a batch or a new index."""
SCANNED = 500
SIMILAR = 20
"""Words that are like another one: as many are looked at."""
BATCH_BYTES = 10_000_000

# What happened to one document of a batch, by HTTP status.
NEWER_THERE = 409
REFUSED = 400
NOT_THERE = 404
TOO_BUSY = 429
SERVER_FAULT = 500


class ElasticEngine(Engine):
    """Names: ``<prefix>-live`` and ``<prefix>-next`` are aliases, ``<prefix>.<shape>-<time>`` is an index."""

    name = "elasticsearch"

    def __init__(self, url: str, prefix: str) -> None:
        self.url = url
        self.prefix = prefix

    @cached_property
    def client(self) -> Elasticsearch:
        """For questions people wait for. It asks once: a second try would double the wait."""
        try:
            return Elasticsearch(self.url, request_timeout=READ_PATIENCE, max_retries=0, retry_on_timeout=False)
        except ValueError:
            # Nothing of it is repeated: a password may stand in it.
            raise EngineAway("the address of Elasticsearch is none") from None

    @property
    def patient(self) -> Elasticsearch:
        """For the worker and for commands."""
        return self.client.options(request_timeout=WRITE_PATIENCE)

    @property
    def shape(self) -> str:
        return shape()

    def index(self, slot: str) -> str | None:
        with _ours():
            try:
                names = list(self.patient.indices.get_alias(name=self._alias(slot)))
            except NotFoundError:
                return None
        return max(names, default=None)

    def is_current(self, index: str) -> bool:
        return index.startswith(f"{self.prefix}.{self.shape}-")

    def begin(self) -> str:
        with _ours():
            name = f"{self.prefix}.{self.shape}-{time.time_ns()}"
            self.patient.indices.create(index=name, **index_body())
            self.patient.indices.update_aliases(actions=[*self._leave(NEXT), _add(name, self._alias(NEXT))])
            self._tidy()
            return name

    def swap(self) -> None:
        with _ours():
            name = self.index(NEXT)
            if name is None:
                raise NoIndex("no index stands ready")
            self.patient.indices.refresh(index=name)
            # One request: no reader ever meets both indexes or none.
            moves = [*self._leave(LIVE), *self._leave(NEXT), _add(name, self._alias(LIVE))]
            self.patient.indices.update_aliases(actions=moves)
            self._tidy()

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
        with _ours():
            # require_alias: a missing index is an error, never a new one with a mapping somebody guessed.
            results = helpers.streaming_bulk(
                self.patient,
                [*writes, *deletes],
                max_chunk_bytes=BATCH_BYTES,
                raise_on_error=False,
                require_alias=True,
                refresh=slot == LIVE,
            )
            for fine, result in results:
                if fine:
                    continue
                key, words = _failure(result)
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
        with _ours():
            answers: list[Mapping[str, Any]] = self.client.msearch(searches=lines)["responses"]
        for answer in answers:
            _must_be_whole(answer)
        return answers

    def without_meaning(self, limit: int) -> Sequence[str]:
        unknown = {"bool": {"must_not": {"term": {"model": MODEL}}}}
        with _ours():
            answer = self.patient.search(index=self._alias(LIVE), query=unknown, size=limit, source=False)
            return [str(hit["_id"]) for hit in answer["hits"]["hits"]]

    def similar(self, word: str, mistakes: int) -> Sequence[tuple[str, int]]:
        term = {"field": SPELLED, "suggest_mode": "always", "max_edits": mistakes, "prefix_length": 0, "size": SIMILAR}
        # Counted apart: a word is not among the ones that are like it.
        itself = {"query": {"term": {SPELLED: word}}, "size": 0, "track_total_hits": True}
        asked = {"suggest": {"like": {"text": word, "term": term}}, "size": 0}
        counted, suggested = self._ask([itself, asked])
        count = int(counted["hits"]["total"]["value"])
        options = [
            (option["text"], int(option["freq"])) for one in suggested["suggest"]["like"] for option in one["options"]
        ]
        return [*([(word, count)] if count else []), *most_similar(word, options, mistakes)]

    def kinds(self, slot: str = LIVE) -> Mapping[str, int]:
        with _ours():
            self.patient.indices.refresh(index=self._alias(slot))
            kinds = {"kinds": {"terms": {"field": "kind", "size": 100, "missing": ""}}}
            answer = self.patient.search(index=self._alias(slot), size=0, aggs=kinds)
            return {str(bucket["key"]): bucket["doc_count"] for bucket in answer["aggregations"]["kinds"]["buckets"]}

    def scan(self, kind: str, slot: str = LIVE) -> Iterator[Kept]:
        with _ours():
            self.patient.indices.refresh(index=self._alias(slot))
            pit = str(self.patient.open_point_in_time(index=self._alias(slot), keep_alive="5m")["id"])
        try:
            these = {"term": {"kind": kind}} if kind else {"bool": {"must_not": {"exists": {"field": "kind"}}}}
            page: dict[str, Any] = {"query": these, "sort": ["id"], "size": SCANNED}
            while True:
                with _ours():
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
        with _ours():
            answer = self.patient.mget(index=self._alias(LIVE), ids=list(keys))
            return {found["_id"]: entry_of(found["_source"]) for found in answer["docs"] if found.get("found")}

    def ping(self) -> bool:
        try:
            return self.client.ping() and bool(self.client.indices.exists_alias(name=self._alias(LIVE)))
        except (ApiError, TransportError, EngineAway):
            return False

    def discard(self) -> None:
        try:
            with _ours():
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
        ours = re.compile(re.escape(self.prefix) + r"\.[0-9a-f]{10}-\d+")
        there = self.patient.indices.get(index=f"{self.prefix}.*", features="aliases")
        return [name for name in there if ours.fullmatch(name)]

    def _drop(self, name: str) -> None:
        self.patient.options(ignore_status=NOT_THERE).indices.delete(index=name)

    def _close_point(self, pit: str) -> None:
        try:
            self.client.close_point_in_time(id=pit)
        except (ApiError, TransportError):
            return  # it closes by itself


@contextmanager
def _ours() -> Iterator[None]:
    """Elasticsearch's errors as ours."""
    try:
        yield
    except NotFoundError as error:
        raise NoIndex(str(error)) from error
    except (ApiError, TransportError, helpers.BulkIndexError) as error:
        raise EngineAway(f"{type(error).__name__}: {error}") from error


def _add(index: str, alias: str) -> dict[str, Any]:
    return {"add": {"index": index, "alias": alias}}


def _failure(result: dict[str, Any]) -> tuple[str, str]:
    """The key and the words of refusal of one failed document; without words: something newer is there; neither: no matter.

    Raises EngineAway for what is the engine's fault and not the document's.
    """
    operation, facts = next(iter(result.items()))
    status, error = int(facts.get("status", SERVER_FAULT)), facts.get("error") or {}
    if status == NEWER_THERE:
        return facts["_id"], ""
    if operation == "delete" and status == NOT_THERE and not error:
        return "", ""
    if status == NOT_THERE:
        raise NoIndex(str(error))
    if status == TOO_BUSY or status >= SERVER_FAULT:
        raise EngineAway(str(error))
    return facts["_id"], f"{error.get('type')}: {error.get('reason')}"[:1_000]


def _must_be_whole(answer: Mapping[str, Any]) -> None:
    """Raises what keeps one of several answers from being used: NoIndex, QueryRefused, EngineAway."""
    if "error" in answer:
        wrong = {NOT_THERE: NoIndex, REFUSED: QueryRefused}.get(int(answer["status"]), EngineAway)
        raise wrong(str(answer["error"])[:1_000])
    if answer["timed_out"]:
        raise EngineAway("Elasticsearch did not finish in time")
