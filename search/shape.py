"""The shape of an index: all that decides what stands in it, told by what is made of some documents, and its generation."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from search import compounds
from search.contract import AGENTS, MEMBERS, Document, Signals
from search.entries import Entry, entry_of
from search.pieces import pieces_of
from search.stopwords import STOP_WORDS

GENERATION = 2
"""Grows with each change of the shape. By it two versions of the code that run at once know which is the newer one: the older
leaves the index to it. `generations.txt` says which shape each generation has; a test tells when this number has to grow.
"""

INDEX = r"(?:(\d+)-)?[0-9a-f]{10}-\d+"
"""What names of indexes end with: the generation, the digest of the shape, a time. The first ones had no generation."""

_NAMED = re.compile(rf"(?<![^.]){INDEX}$")
_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_GERMAN = """Der Regenmesser im Häuschen zählt nicht: Fehler E-1042 und 0x80070005, seit Version 2.4.1!

Windmesserlager, Sensorkopplung, Zwischenablage; haeuser, neue Quelle, Fuß, don’t, WX 200, ERR_CONNECTION_REFUSED. 東京 हिन्दी"""
_ENGLISH = "The hubs' batteries weren't charging after updates; restart the gateway (KB5034441), then wait for v2.4."
# More than is embedded of a text, and more than is kept of one.
_LONGER = f"{_GERMAN}\n\n{_ENGLISH} " * 60
_LONGEST = " ".join(f"Regenmesser E-{number} Hub." for number in range(1_000, 7_000))


def documents() -> Iterator[Document]:
    """Some that have everything a document can have, and more of it than is kept."""
    yield Document(
        "probe", 1, "de", "Regenmesser E-1042", "Häuser", _GERMAN, "Neustart", ("e 1042",), "dach", ("Wi-Fi",)
    )
    yield Document(
        "probe", 2, "en", _ENGLISH, _ENGLISH, _ENGLISH, _ENGLISH, state="solved", author=7, created=_AT, changed=_AT
    )
    yield Document(
        "probe", 3, "fr", _GERMAN, "", _ENGLISH, audience=MEMBERS, version=3, signals=Signals(3, True, 2, 900)
    )
    yield Document("probe", 4, "de", "", audience=AGENTS, signals=Signals(-1, archived=True))
    tags = tuple(f"{number}{'x' * 200}" for number in range(100))
    yield Document("probe", 5, "de", _LONGER, _LONGER, _LONGER, _LONGER, tags=tags)


def probe() -> Entry:
    """What is kept of one of them, to see what an engine makes of it."""
    return entry_of(next(documents()))


@cache
def content() -> str:
    """What an index keeps of the documents, whatever the engine, and the lists of words that decide about others."""
    said: list[Any] = [STOP_WORDS, hashlib.sha256(compounds.KNOWN.read_bytes()).hexdigest()]
    for entry in map(entry_of, documents()):
        pieces = [(piece.text, piece.asked) for piece in pieces_of(entry)]
        said.append([entry.fields, entry.merit, entry.analysed(), pieces])
    # Only what is left of it: to find all its words takes half a second.
    said.append(entry_of(Document("probe", 6, "de", _LONGEST, _LONGEST, _LONGEST, _LONGEST)).fields)
    return digest_of(said)


def generation_of(index: str) -> int:
    """That of the code that began ``index``, by its name; 0 where the name says none."""
    named = _NAMED.search(index)
    return int(named[1] or 0) if named else 0


def digest_of(said: Any) -> str:
    """Ten signs that stand for what JSON can say; for other things their name."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=repr).encode()).hexdigest()[:10]
