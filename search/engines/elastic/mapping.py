"""The mapping of an Elasticsearch index, and the way of an entry into it and back."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from elasticsearch.dsl import Boolean, DenseVector, Index, Integer, Keyword, Long, Mapping, Nested, Object, Text

from search import shape
from search.engines import UNKNOWN, NoIndex
from search.entries import SPELLED, TEXTS, WORDED, Entry
from search.meaning import DIMENSIONS, MODEL
from search.vectors import coordinates

NAMES = ("exact", "codes", "kind", "place", "tags", "state", "language", "audience")
GRAPH = {"type": "hnsw", "m": 16, "ef_construction": 100}
LISTS = ("codes", "tags")
NUMBERS = ("id", "author", "created", "changed", "votes", "helpful", "views", "version")
FORMS = (*WORDED, SPELLED)
"""Fields with the forms of words, blanks between. They are searched and not kept: the texts are."""


@cache
def index_body() -> dict[str, Any]:
    """Settings and strict mapping of a new index."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", excludes=[*FORMS, "near"])
    mapping.meta("_meta", model=MODEL)
    # The words are cut and brought into form before they get here.
    for name in FORMS:
        mapping.field(name, Text(analyzer="whitespace"))
    mapping.field("texts", Object(enabled=False))
    for name in (*NAMES, "model"):
        mapping.field(name, Keyword())
    # Times as well: in seconds, as everywhere here.
    for name in ("ident", "id", "author", "version", "created", "changed"):
        mapping.field(name, Long())
    for name in ("votes", "helpful", "views", "merit", "approval"):
        mapping.field(name, Integer())
    for name in ("solved", "archived"):
        mapping.field(name, Boolean())
    # The best of its vectors counts for a document. Bytes: the engine has nothing to shorten.
    near = DenseVector(dims=DIMENSIONS, element_type="byte", index=True, similarity="cosine", index_options=GRAPH)
    mapping.field("near", Nested(properties={"vector": near}))
    index = Index("shape")
    index.mapping(mapping)
    # One shard holds millions of such documents; a second node takes a copy as soon as there is one.
    index.settings(number_of_shards=1, auto_expand_replicas="0-1", refresh_interval="1s")
    return dict(index.to_dict())


@cache
def digest() -> str:
    """A fingerprint of everything that decides what stands in the index: the above, and a document as the engine gets it."""
    return shape.digest_of([shape.content(), index_body(), source_of(shape.probe(), [bytes(DIMENSIONS)])])


def source_of(entry: Entry, vectors: Sequence[bytes] | None = None) -> dict[str, Any]:
    """What Elasticsearch is given: the entry, the forms of its words, its vectors if they are known."""
    fields = entry.fields
    texts = {name: text for name in TEXTS if (text := fields.pop(name))}
    near = [{"vector": coordinates(vector)} for vector in vectors or ()]
    model = UNKNOWN if vectors is None else MODEL
    return {
        **fields,
        "ident": entry.ident,
        "merit": entry.merit,
        "approval": entry.approval,
        "texts": texts,
        "model": model,
        "near": near,
        **entry.analysed(),
    }


def entry_of(source: dict[str, Any]) -> Entry:
    """The entry as it was written. Whatever somebody else wrote by hand comes back as it stands, missing fields empty. NoIndex for
    what cannot be read at all.
    """
    try:
        texts = source.get("texts") or {}
        fields: dict[str, Any] = {name: str(texts.get(name, "")) for name in TEXTS}
        fields |= {name: tuple(source.get(name) or ()) for name in LISTS}
        fields |= {name: str(source.get(name, "")) for name in NAMES if name not in LISTS}
        fields |= {name: int(source.get(name) or 0) for name in NUMBERS}
        return Entry(**fields, solved=bool(source.get("solved")), archived=bool(source.get("archived")))
    except (ValueError, TypeError, AttributeError) as error:
        raise NoIndex(f"an entry cannot be read: {type(error).__name__}: {error}") from error
