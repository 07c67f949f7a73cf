"""The fields and analysers of the embedded index, and the way of an entry into it and back."""

import hashlib
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from typing import Any

import tantivy

from search.entries import ANALYSED, PLAIN, TEXTS, WRITTEN, Entry, analyser_of
from search.stopwords import STOP_WORDS

# Filters by analyser, in order; both sides, index and query, go through the same ones.
ANALYSERS: dict[str, tuple[tuple[str, str | tuple[str, ...]], ...]] = {
    "de": (("lowercase", ""), ("custom_stopword", STOP_WORDS["de"]), ("stemmer", "german"), ("ascii_fold", "")),
    "en": (("lowercase", ""), ("custom_stopword", STOP_WORDS["en"]), ("stemmer", "english"), ("ascii_fold", "")),
    PLAIN: (("lowercase", ""), ("ascii_fold", "")),
}
LONGEST_WORD = 80

# Kept word for word; the fast ones can be counted as facets.
NAMES = ("key", "exact", "codes", "kind", "place", "tags", "state", "language", "audience")
NUMBERS = ("id", "author", "created", "changed", "votes", "helpful", "views", "version", "stamp")
LISTS = ("codes", "tags")


@cache
def schema() -> Any:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    for name in NAMES:
        builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_integer_field(name, stored=True, indexed=True, fast=True)
    builder.add_boolean_field("solved", stored=True, indexed=True, fast=True)
    for analyser in (*ANALYSED, PLAIN):
        for name in TEXTS:
            builder.add_text_field(f"{name}_{analyser}", stored=True, tokenizer_name=f"lotse_{analyser}")
    builder.add_text_field(WRITTEN, stored=False, tokenizer_name=f"lotse_{PLAIN}")
    return builder.build()


def shape() -> str:
    """A fingerprint of everything above: another one means that the index must be built anew."""
    said = repr((TEXTS, WRITTEN, ANALYSERS, LONGEST_WORD, NAMES, NUMBERS, version("tantivy")))
    return hashlib.sha256(said.encode()).hexdigest()[:10]


def analyser(name: str) -> Any:
    """A new analyser. Not shared: one that two threads use at once refuses the second."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.remove_long(LONGEST_WORD))
    for step, given in ANALYSERS[name]:
        make = getattr(tantivy.Filter, step)
        value = list(given) if isinstance(given, tuple) else given
        builder = builder.filter(make(value) if value else make())
    return builder.build()


def open_index(path: str, *, new: bool = False) -> Any:
    """The index in the folder ``path``, a ``new`` one in an empty folder; its analysers are registered at every opening."""
    index = tantivy.Index(schema(), path=path, reuse=False) if new else tantivy.Index.open(path)
    for name in ANALYSERS:
        index.register_tokenizer(f"lotse_{name}", analyser(name))
    # We look for changes ourselves before each query; the watching thread would be half a second late.
    index.config_reader(reload_policy="manual")
    return index


def document_of(entry: Entry, stamp: int) -> Any:
    """The engine's own document. ValueError or OverflowError for what it cannot hold."""
    document = tantivy.Document()
    fields = asdict(entry) | {"key": entry.key, "stamp": stamp}
    for name in NAMES:
        for value in fields[name] if name in LISTS else (fields[name],):
            document.add_text(name, value)
    for name in NUMBERS:
        document.add_integer(name, fields[name])
    document.add_boolean("solved", entry.solved)
    for name in TEXTS:
        document.add_text(f"{name}_{entry.analyser}", fields[name])
    document.add_text(WRITTEN, entry.title)
    return document


def entry_of(stored: dict[str, list[Any]]) -> Entry:
    """The entry as it was written, from what is stored."""
    used = analyser_of(_first(stored, "language"))
    fields: dict[str, Any] = {name: _first(stored, f"{name}_{used}") for name in TEXTS}
    fields |= {name: tuple(stored.get(name, ())) for name in LISTS}
    fields |= {name: _first(stored, name) for name in NAMES if name not in {"key", *LISTS}}
    fields |= {name: int(stored[name][0]) for name in NUMBERS if name != "stamp"}
    return Entry(**fields, solved=bool(stored["solved"][0]))


def _first(stored: dict[str, list[Any]], name: str) -> str:
    return str(stored[name][0]) if stored.get(name) else ""
