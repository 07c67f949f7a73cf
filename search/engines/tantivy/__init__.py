"""The embedded engine: tantivy in a folder, for one machine without a search server."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from search.engines import LIVE, NEXT, NOT_KNOWN, Engine, EngineAway, Found, Kept, NoIndex, Query, Vectors, Written
from search.engines.tantivy import asking
from search.engines.tantivy.answering import TantivyAnswer
from search.engines.tantivy.folder import Folder
from search.engines.tantivy.nearness import Nearness
from search.engines.tantivy.rows import Rows
from search.engines.tantivy.schema import digest, document_of, entry_of, open_index, schema
from search.engines.tantivy.vocabulary import Vocabulary
from search.entries import SPELLED, Entry, ident_of
from search.meaning import MODEL

HEAP = 30_000_000
"""Bytes the writer may gather before it writes a segment; tantivy's least is 15 million a thread."""
SCANNED = 500
FAILURES = (ValueError, OSError, RuntimeError)
"""What tantivy and the disk raise."""


class Opened(NamedTuple):
    """An index that is open, its vectors, its words, and what was ``seen`` of its files when it was last looked at."""

    index: Any
    nearness: Nearness
    vocabulary: Vocabulary
    seen: tuple[int, int]


class TantivyEngine(Engine):
    """Readers look for a newer commit before each query, so that every process sees every other one's writing at once."""

    name = "tantivy"

    def __init__(self, place: str) -> None:
        self.folder = Folder(Path(place))
        self._open: dict[str, Opened] = {}
        self._opening = threading.Lock()

    @property
    def digest(self) -> str:
        return digest()

    def index(self, slot: str) -> str | None:
        return self.folder.index(slot)

    def is_current(self, index: str) -> bool:
        return index.startswith(f"{self.shape}-")

    def begin(self) -> str:
        with _ours(), self.folder.writing():
            name = f"{self.shape}-{time.time_ns()}"
            place = self.folder.place(name)
            place.mkdir()
            open_index(str(place), new=True)
            Rows(place).begin()
            self.folder.point(NEXT, name)
            self.folder.tidy()
            return name

    def swap(self) -> None:
        with _ours(), self.folder.writing():
            if self.folder.index(NEXT) is None:
                raise NoIndex("no index stands ready")
            self.folder.swap()
            self._forget()

    def write(
        self,
        entries: Sequence[Entry],
        *,
        vectors: Vectors = NOT_KNOWN,
        gone: Iterable[str] = (),
        stamp: int,
        slot: str = LIVE,
    ) -> Written:
        documents, refused = _documents(entries, vectors, stamp)
        keys = [*documents, *gone]
        if not keys:
            return Written(refused)
        with _ours(), self.folder.writing():
            # Opened anew: what a writer in another process left, killed before it committed, is known only to the files.
            place = self.folder.place(self._name(slot))
            index = open_index(str(place))
            newer = _newer(index.searcher(), keys, stamp)
            with _writer(index) as writer:
                for key in keys:
                    if key not in newer:
                        writer.delete_documents_by_term("key", key)
                for key, document in documents.items():
                    if key not in newer:
                        writer.add_document(document)
                held = {key: vectors.get(key, ()) if key in documents else None for key in keys if key not in newer}
                # Before the commit: after it nobody is to find a document without what it means. One that is killed in between
                # is written once more.
                Rows(place).append({ident_of(key): held[key] for key in held})
        return Written(refused, newer)

    def search(self, query: Query) -> Found:
        with _ours():
            opened = self._opened_in(LIVE)
            return TantivyAnswer(opened.index.searcher(), opened.nearness.cosines, query).found()

    def without_meaning(self, limit: int) -> Sequence[str]:
        make, must, never = tantivy.Query, tantivy.Occur.Must, tantivy.Occur.MustNot
        with _ours():
            searcher = self._index(LIVE).searcher()
            known = make.term_query(schema(), "model", MODEL)
            query = make.boolean_query([(must, make.all_query()), (never, known)])
            hits = searcher.search(query, limit, count=False).hits
            return [str(searcher.doc(address).get_first("key")) for _, address in hits]

    def similar(self, word: str, mistakes: int) -> Sequence[tuple[str, int]]:
        with _ours():
            opened = self._opened_in(LIVE)
            return opened.vocabulary.similar(opened.index.searcher(), opened.seen, word, mistakes)

    def together(self, pairs: Sequence[tuple[str, str]]) -> Sequence[int]:
        with _ours():
            searcher = self._index(LIVE).searcher()
            both = (asking.all_of([asking.having(SPELLED, word) for word in pair]) for pair in pairs)
            return [int(searcher.search(query, 1).count) for query in both]

    def tend(self) -> None:
        with _ours(), self.folder.writing():
            opened = self._opened_in(LIVE)
            opened.nearness.tend(opened.index.searcher())

    def kinds(self, slot: str = LIVE) -> Mapping[str, int]:
        with _ours():
            terms = {"kind": {"terms": {"field": "kind", "size": 100}}}
            answer = self._index(slot).searcher().aggregate(tantivy.Query.all_query(), terms)
            return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer["kind"]["buckets"]}

    def scan(self, kind: str, slot: str = LIVE, *, after: int = 0) -> Iterator[Kept]:
        make, must = tantivy.Query, tantivy.Occur.Must
        after = after or -(2**62)
        while True:
            with _ours():
                searcher = self._index(slot).searcher()
                later = make.range_query(schema(), "id", tantivy.FieldType.Integer, after, include_lower=False)
                query = make.boolean_query([(must, make.term_query(schema(), "kind", kind)), (must, later)])
                order = tantivy.Order.Asc
                hits = searcher.search(query, SCANNED, count=False, order_by_field="id", order=order).hits
                page = [(pk, searcher.doc(address)) for pk, address in hits]
            for _, document in page:
                yield Kept(str(document.get_first("key")), entry_of(document))
            if len(page) < SCANNED:
                return
            after = page[-1][0]

    def held(self, keys: Sequence[str]) -> Mapping[str, Entry]:
        if not keys:
            return {}
        with _ours():
            searcher = self._index(LIVE).searcher()
            query = tantivy.Query.term_set_query(schema(), "key", list(keys))
            # Twice as many: what somebody put there by hand may have a key that is taken already.
            hits = searcher.search(query, limit=2 * len(keys), count=False).hits
            documents = (searcher.doc(address) for _, address in hits)
            return {str(document.get_first("key")): entry_of(document) for document in documents}

    def ping(self) -> bool:
        return self.folder.index(LIVE) is not None

    def discard(self) -> None:
        self._forget()
        with _ours(), self.folder.writing():
            self.folder.remove()

    def close(self) -> None:
        self._forget()

    def _name(self, slot: str) -> str:
        name = self.folder.index(slot)
        if name is None or not self.is_current(name):
            raise NoIndex(f"there is no index in {slot} yet")
        return name

    def _index(self, slot: str) -> Any:
        return self._opened_in(slot).index

    def _opened_in(self, slot: str) -> "Opened":
        """The opened index in ``slot``, showing its latest commit."""
        while True:
            name = self.folder.index(slot)
            if name is None:
                raise NoIndex(f"there is no index in {slot} yet")
            try:
                opened = self._opened(name)
            except (*FAILURES, NoIndex):
                # What still stands there is broken. Else it was swapped away while we opened it: its successor is read.
                if self.folder.index(slot) == name:
                    raise
            else:
                # Asked once more: files go only after the name, and tantivy opens an index some of whose files are gone.
                if self.folder.index(slot) == name:
                    return opened

    def _opened(self, name: str) -> "Opened":
        seen = self.folder.seen(name)
        held = self._open.get(name)
        if held is not None and held.seen == seen:
            return held
        with self._opening:
            opened = self._opened_anew(name, seen) if held is None else held._replace(seen=seen)
            opened.index.reload()
            self._open[name] = opened
            # Somebody else's swap: files that we hold open would take their room on the disk although they are removed.
            for gone in self._open.keys() - {self.folder.index(LIVE), self.folder.index(NEXT)}:
                del self._open[gone]
        return opened

    def _opened_anew(self, name: str, seen: tuple[int, int]) -> Opened:
        return Opened(self._readable(name), Nearness(self.folder.place(name)), Vocabulary(), seen)

    def _readable(self, name: str) -> Any:
        """The index, opened. One of another shape answers until its successor is whole, if it can be opened and its fields are ours
        (a query names them by their numbers); else NoIndex.
        """
        try:
            index = open_index(str(self.folder.place(name)))
        except FAILURES as error:
            if self.is_current(name):
                raise
            raise NoIndex(f"{name} cannot be read: {error}") from error
        if not (self.is_current(name) or index.schema == schema()):
            raise NoIndex(f"{name} has other fields")
        return index

    def _forget(self) -> None:
        with self._opening:
            self._open.clear()


@contextmanager
def _ours() -> Iterator[None]:
    """tantivy's own errors, and those of the disk, as ours."""
    try:
        yield
    except FAILURES as error:
        raise EngineAway(f"{type(error).__name__}: {error}") from error


@contextmanager
def _writer(index: Any) -> Iterator[Any]:
    """tantivy's writer for one batch: committed at the end, or nothing of it."""
    writer = index.writer(heap_size=HEAP, num_threads=1)
    try:
        # Files of a writer killed before its commit bear the very names ours is about to give, and are never written over.
        writer.garbage_collect_files()
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        # Also gives tantivy's own lock back.
        writer.wait_merging_threads()


def _documents(entries: Sequence[Entry], vectors: Vectors, stamp: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Documents by key, and the words of refusal for those that cannot be made."""
    documents, refused = {}, {}
    for entry in entries:
        try:
            documents[entry.key] = document_of(entry, stamp, vectors.get(entry.key))
        except (ValueError, TypeError, OverflowError) as error:
            refused[entry.key] = f"{type(error).__name__}: {error}"
    return documents, refused


def _newer(searcher: Any, keys: list[str], stamp: int) -> frozenset[str]:
    """Those of ``keys`` that are held with a greater stamp; nearly always none."""
    make, must = tantivy.Query, tantivy.Occur.Must
    later = make.range_query(schema(), "stamp", tantivy.FieldType.Integer, stamp, include_lower=False)
    query = make.boolean_query([(must, make.term_set_query(schema(), "key", keys)), (must, later)])
    hits = searcher.search(query, limit=len(keys)).hits
    return frozenset(str(searcher.doc(address).get_first("key")) for _, address in hits)
