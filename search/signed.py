"""Signed lists: which hits a page showed for which words, so that a click counts only for what stood there.

A list says the same to everybody and nothing of its reader; whoever has a signature has seen the page it is from, or could.
"""

import json
from collections.abc import Sequence

from django.core import signing

_SALT = "search.signed"


def signature_of(hits: Sequence[str], *, words: str, place: str, first: int) -> str:
    """What goes with a list of ``hits`` ("thread:7"), the ``first`` of which stood at that rank, found by ``words``."""
    return signing.Signer(salt=_SALT).signature(_value(hits, words, place, first))


def was_shown(hit: str, rank: int, hits: Sequence[str], *, words: str, place: str, signature: str) -> bool:
    """Whether ``hit`` stood at ``rank`` in a list that was signed so."""
    if hit not in hits:
        return False
    value = _value(hits, words, place, rank - hits.index(hit))
    try:
        signing.Signer(salt=_SALT).unsign(f"{value}:{signature}")
    except signing.BadSignature:
        return False
    return True


def _value(hits: Sequence[str], words: str, place: str, first: int) -> str:
    return json.dumps([list(hits), words, place, first])
