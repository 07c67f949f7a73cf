"""Meaning: the one door to the model that turns texts into vectors, so that what means the same is found whatever its words.

Where it cannot be had, nothing here raises: every vector is None, words alone are searched, and the log says once why.
"""

import threading
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import structlog
from django.conf import settings

from search import words
from search.meaning.model import DIMENSIONS, MODEL, EmbeddingError, Vector
from search.meaning.opening import open_model

if TYPE_CHECKING:
    from search.meaning.embedder import Embedder

__all__ = [
    "DIMENSIONS",
    "MODEL",
    "EmbeddingError",
    "Vector",
    "forget",
    "is_available",
    "vector_of_passage",
    "vector_of_query",
    "vector_of_title",
]

log = structlog.get_logger(__name__)

QUERY_LENGTH = 200
"""Characters of a query or title that are embedded; of the rest its codes."""
QUERY_TOKENS = 96
"""Tokens of a query that may be embedded, at most 0.2 s: one token costs a slow core 1.6 to 2.2 ms, and a running call cannot be
stopped. The first 200 characters of 99 of 100 real questions have fewer than 76, also of pasted logs; in Chinese they have 140."""
PASSAGE_LENGTH = 2_000
"""Characters of a passage that are embedded, about as many as the model reads at once (510 tokens)."""
REMEMBERED = 1_024
"""Queries whose vectors this process keeps, 2 MB of them: a query is asked again with each page of hits and each facet."""

_opening = threading.Lock()


def is_available() -> bool:
    """Whether texts can be turned into vectors in this process. The first answer takes 0.1 to 0.3 s, when it loads the model."""
    return _embedder() is not None


def vector_of_query(text: str) -> Vector | None:
    """Where ``text`` lies as a question; None without the model, for one without letters and for one that would cost too much."""
    embedder = _embedder()
    head, codes = _asked(text)
    if embedder is None or not head:
        return None
    try:
        # With codes that make it too long it is embedded without them: the words find those.
        whole = _remembered(embedder, _joined(head, codes))
        return whole if whole is not None or not codes else _remembered(embedder, head)
    except EmbeddingError as error:
        log.warning("query_without_meaning", error=str(error))
        return None


def vector_of_title(title: str) -> Vector | None:
    """Where ``title`` lies as a question, for a title is what people ask: the vector of the same query. None without the model.

    Raises:
        EmbeddingError: the model failed.
    """
    embedder = _embedder()
    head, codes = _asked(title)
    return embedder.vector(_joined(head, codes), is_query=True) if embedder and head else None


def vector_of_passage(text: str) -> Vector | None:
    """Where the first 2,000 characters of ``text`` lie as an answer to a question. None without the model.

    Raises:
        EmbeddingError: the model failed.
    """
    embedder = _embedder()
    passage = _line(text, PASSAGE_LENGTH)
    return embedder.vector(passage, is_query=False) if embedder and passage else None


def forget() -> None:
    """Let go of the model and of the vectors; the next call looks again whether it can be had."""
    with _opening:
        _opened.cache_clear()
        _remembered.cache_clear()


def _embedder() -> "Embedder | None":
    if not settings.SEARCH_MEANING:
        return None
    with _opening:  # the first one loads it, the others wait
        return _opened()


@cache
def _opened() -> "Embedder | None":
    try:
        return open_model()
    except Exception as error:  # noqa: BLE001 — whatever it breaks on, words alone are searched
        log.warning("meaning_unavailable", reason=f"{type(error).__name__}: {error}"[:300])
        return None


@lru_cache(maxsize=REMEMBERED)
def _remembered(embedder: "Embedder", text: str) -> Vector | None:
    """The vector of a query; None when it has too many tokens, which is known before the model is asked."""
    return embedder.vector(text, is_query=True) if embedder.tokens(text, is_query=True) <= QUERY_TOKENS else None


def _asked(text: str) -> tuple[str, str]:
    """What of a query is embedded: its beginning, and the codes in the rest, which often are all that a pasted log is about."""
    whole = _line(text, words.QUERY_LENGTH)
    head = whole[:QUERY_LENGTH]
    seen = words.codes_in_query(head)
    return head, " ".join(code for code in words.codes_in_query(whole) if code not in seen)


def _joined(head: str, codes: str) -> str:
    return f"{head} {codes}" if codes else head


def _line(text: str, length: int) -> str:
    """One line of at most ``length`` characters, the same for what is written the same; empty when there is no letter in it."""
    plain = unicodedata.normalize("NFKC", words.clean(text, length))
    line = " ".join(plain.split())[:length].strip()
    return line if any(sign.isalnum() for sign in line) else ""
