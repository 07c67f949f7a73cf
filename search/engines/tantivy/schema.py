"""The fields of the embedded index, and the way of an entry into it and back."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import tantivy

from search import shape
from search.engines import UNKNOWN, NoIndex
from search.entries import SPELLED, WORDED, Entry
from search.meaning import MODEL

# Found word for word; those that have one value can be counted as facets.
NAMES = ("key", "exact", "codes", "kind", "place", "tags", "state", "language", "audience", "model")
NUMBERS = ("ident", "id", "changed", "approval", "merit", "stamp")
LISTS = ("codes", "tags")


@cache
def schema() -> Any:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    for name in NAMES:
        builder.add_text_field(name, stored=name == "key", fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=name in {"ident", "id", "changed", "stamp"}, fast=True)
    # The forms of the words, with blanks between: the engine has nothing left to analyse.
    for name in WORDED:
        builder.add_text_field(name, tokenizer_name="whitespace")
    builder.add_text_field(SPELLED, tokenizer_name="whitespace", index_option="basic")
    for name in ("entry", "vectors"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


@cache
def digest() -> str:
    """A fingerprint of everything that decides what an index holds: fields, a document as the engine gets it, and its files."""
    _, fields = schema().__reduce__()
    written = document_of(shape.probe(), 1, [b"vector"]).to_dict()
    return shape.digest_of([shape.content(), MODEL, version("tantivy"), fields, written])


def open_index(path: str, *, new: bool = False) -> Any:
    """The index in the folder ``path``, a ``new`` one in an empty folder."""
    index = tantivy.Index(schema(), path=path, reuse=False) if new else tantivy.Index.open(path)
    # We look for changes ourselves before each query; the watching thread would be half a second late.
    index.config_reader(reload_policy="manual")
    return index


def document_of(entry: Entry, stamp: int, vectors: Sequence[bytes] | None = None) -> Any:
    """The engine's own document. ValueError or OverflowError for what it cannot hold."""
    document = tantivy.Document()
    fields = entry.fields
    numbers = fields | {"ident": entry.ident, "merit": entry.merit, "approval": entry.approval, "stamp": stamp}
    names = fields | {"key": entry.key, "model": UNKNOWN if vectors is None else MODEL}
    for name in NAMES:
        value = names[name]
        for word in value if name in LISTS else (value,):
            document.add_text(name, word)
    for name in NUMBERS:
        document.add_integer(name, numbers[name])
    for name, text in entry.analysed().items():
        document.add_text(name, text)
    document.add_bytes("vectors", b"".join(vectors or ()))
    document.add_bytes("entry", json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode())
    return document


def entry_of(document: Any) -> Entry:
    """The entry as it was written, from the engine's document. NoIndex for one that other code wrote otherwise."""
    try:
        fields = json.loads(bytes(document.get_first("entry")))
        return Entry(**fields | {name: tuple(fields[name]) for name in LISTS})
    except (ValueError, TypeError, KeyError) as error:
        raise NoIndex(f"an entry cannot be read: {type(error).__name__}: {error}") from error
