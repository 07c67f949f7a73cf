"""What is known of the meaning of entries: their vectors, from those of their pieces that were embedded before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from search import meaning
from search.entries import Entry
from search.models import StoredVector
from search.pieces import Piece, Pieces, pieces_of
from search.vectors import directions, mean, packed

BATCH = 1_000
NOTED = timedelta(days=7)
"""That a vector is used is written down no more often than that."""


@dataclass
class Known:
    """Packed vectors by key, and the keys of entries of which some piece was never embedded."""

    vectors: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    long_ago: set[str] = field(default_factory=set)
    """Digests of pieces whose vectors were last used some time ago, by what is written down."""


def known(entries: Sequence[Entry]) -> Known:
    """What is known of ``entries``: one query for each thousand pieces. Nothing is asked for where there is no model."""
    found = Known()
    if not meaning.is_available():
        return found
    pieces = {entry.key: pieces_of(entry) for entry in entries}
    stored = _stored({piece.digest for all_of_one in pieces.values() for piece in all_of_one}, found.long_ago)
    for key, of_one in pieces.items():
        if any(piece.digest not in stored for piece in of_one):
            found.unknown.add(key)
        else:
            found.vectors[key] = _vectors(of_one, stored)
    return found


def embedded(entries: Sequence[Entry]) -> dict[str, tuple[bytes, ...]]:
    """Packed vectors by key, made here and now and kept nowhere; none without a model. EmbeddingError."""
    if not meaning.is_available():
        return {}
    pieces = {entry.key: pieces_of(entry) for entry in entries}
    return {key: _vectors(of_one, {one.digest: vector_of(one) for one in of_one}) for key, of_one in pieces.items()}


def missing(pieces: Pieces) -> list[Piece]:
    """Those that were never embedded. One query."""
    there = set(
        StoredVector.objects.filter(digest__in=[piece.digest for piece in pieces]).values_list("digest", flat=True)
    )
    return [piece for piece in pieces if piece.digest not in there]


def vector_of(piece: Piece) -> bytes:
    """The packed vector of a piece, empty for one without a word. EmbeddingError."""
    vector = meaning.vector_of_title(piece.text) if piece.asked else meaning.vector_of_passage(piece.text)
    return b"" if vector is None else packed(vector)


def _stored(digests: Iterable[str], long_ago: set[str]) -> dict[str, bytes]:
    """Vectors by digest, empty ones of pieces without a word; adds to ``long_ago``."""
    wanted = sorted(digests)
    stored: dict[str, bytes] = {}
    lately = timezone.localdate() - NOTED
    for start in range(0, len(wanted), BATCH):
        rows = StoredVector.objects.filter(digest__in=wanted[start : start + BATCH])
        for digest, vector, used_on in rows.values_list("digest", "vector", "used_on"):
            stored[digest] = bytes(vector)
            if used_on < lately:
                long_ago.add(digest)
    return stored


def _vectors(pieces: Pieces, stored: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The first lies between the pieces that say what the whole is about."""
    whole = [vector for piece in pieces.whole if (vector := stored[piece.digest])]
    parts = [vector for piece in pieces.parts if (vector := stored[piece.digest])]
    first = [packed(mean(directions(whole)))] if whole else []
    return tuple(dict.fromkeys([*first, *parts]))
