"""The mapping and analysers of an Elasticsearch index, and the way of an entry into it and back."""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from typing import Any

from elasticsearch.dsl import (
    Boolean,
    Date,
    Index,
    Integer,
    Keyword,
    Long,
    Mapping,
    Object,
    Text,
    analyzer,
    token_filter,
)

from search.entries import ANALYSED, PLAIN, TEXTS, WRITTEN, Entry, analyser_of
from search.stopwords import STOP_WORDS

NAMES = ("exact", "codes", "kind", "place", "tags", "state", "language", "audience")
LISTS = ("codes", "tags")
NUMBERS = ("id", "author", "created", "changed", "votes", "helpful", "views", "version")

ANALYSERS: dict[str, Any] = {
    "de": analyzer(
        "lotse_de",
        tokenizer="standard",
        filter=[
            "lowercase",
            token_filter("lotse_german_stop", type="stop", stopwords=list(STOP_WORDS["de"])),
            "german_normalization",
            token_filter("lotse_german_stemmer", type="stemmer", language="light_german"),
            "asciifolding",
        ],
    ),
    "en": analyzer(
        "lotse_en",
        tokenizer="standard",
        filter=[
            token_filter("lotse_possessive", type="stemmer", language="possessive_english"),
            "lowercase",
            token_filter("lotse_english_stop", type="stop", stopwords=list(STOP_WORDS["en"])),
            token_filter("lotse_english_stemmer", type="stemmer", language="english"),
            "asciifolding",
        ],
    ),
    PLAIN: analyzer("lotse_plain", tokenizer="standard", filter=["lowercase", "asciifolding"]),
}


def _text(name: str) -> Any:
    """One sub-field a language. Offsets are kept where texts are long, so that finding the passage costs little."""
    options: dict[str, Any] = {"index_options": "offsets"} if name in {"body", "solution"} else {}
    if name == "title":
        options["copy_to"] = WRITTEN
    fields = {analyser: Text(analyzer=ANALYSERS[analyser], **options) for analyser in (*ANALYSED, PLAIN)}
    return Object(properties=fields, dynamic="strict")


@cache
def index_body() -> dict[str, Any]:
    """Settings and strict mapping of a new index."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    for name in TEXTS:
        mapping.field(name, _text(name))
    mapping.field(WRITTEN, Text(analyzer=ANALYSERS[PLAIN]))
    for name in NAMES:
        mapping.field(name, Keyword())
    for name in ("id", "author", "version"):
        mapping.field(name, Long())
    for name in ("votes", "helpful", "views"):
        mapping.field(name, Integer())
    for name in ("created", "changed"):
        mapping.field(name, Date(format="epoch_second"))
    mapping.field("solved", Boolean())
    index = Index("shape")
    index.mapping(mapping)
    # One shard holds millions of such documents; a second node takes a copy as soon as there is one.
    index.settings(number_of_shards=1, auto_expand_replicas="0-1", refresh_interval="1s")
    return dict(index.to_dict())


@cache
def shape() -> str:
    """A fingerprint of the above: another one means that the index must be built anew."""
    return hashlib.sha256(json.dumps(index_body(), sort_keys=True).encode()).hexdigest()[:10]


def source_of(entry: Entry) -> dict[str, Any]:
    """What Elasticsearch keeps: the entry, its texts under the language they are analysed in."""
    fields = asdict(entry)
    for name in TEXTS:
        fields[name] = {entry.analyser: fields[name]} if fields[name] else {}
    return fields


def entry_of(source: dict[str, Any]) -> Entry:
    """The entry as it was written. Whatever somebody else wrote by hand comes back as it stands, missing fields empty."""
    used = analyser_of(str(source.get("language", "")))
    texts = {name: str(text.get(used, "")) for name in TEXTS if isinstance(text := source.get(name) or {}, dict)}
    fields: dict[str, Any] = {name: texts.get(name, "") for name in TEXTS}
    fields |= {name: tuple(source.get(name) or ()) for name in LISTS}
    fields |= {name: str(source.get(name, "")) for name in NAMES if name not in LISTS}
    fields |= {name: int(source.get(name) or 0) for name in NUMBERS}
    return Entry(**fields, solved=bool(source.get("solved")))
