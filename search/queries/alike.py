"""Which queries mean the same: by the vectors that were embedded before, by their words where there is no model."""

from collections.abc import Collection, Sequence

from search import meaning
from search.alike import grouped
from search.models import StoredVector
from search.pieces import Piece


def alike(
    queries: Sequence[str], *, language: str, held: Sequence[Collection[str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """``queries``, given most frequent first, in groups that mean the same, the same ones whenever they are asked for; ``held`` are
    groups that stay together, first in the answer. Whoever wants them by meaning calls `actions.embed_queries` before. One query.
    """
    if not meaning.is_available():
        found = grouped(queries, language=language, held=held)
    else:
        texts = dict.fromkeys([*(query for group in held for query in group), *queries])
        digests = {query: Piece(query, asked=True).digest for query in texts}
        rows = StoredVector.objects.filter(digest__in=set(digests.values())).values_list("digest", "vector")
        vectors = {digest: bytes(vector) for digest, vector in rows}
        known = {query: vectors.get(digest, b"") for query, digest in digests.items()}
        found = grouped(queries, language=language, vectors=known, held=held)
    return tuple(tuple(group) for group in found)
