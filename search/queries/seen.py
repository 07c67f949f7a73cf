"""Rows behind hits that are known already: asked of the database, never of an engine, as their reader may see them now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from search.contract import Source, sources
from search.rules import audiences_of

Key = tuple[str, int]


@dataclass(frozen=True)
class Link:
    """A hit as a list beside a page names it; ``key`` is "thread:7"."""

    kind: str
    row: Any

    @property
    def key(self) -> str:
        """As lists of hits are kept and sent."""
        return f"{self.kind}:{self.row.pk}"

    @property
    def template(self) -> str:
        """What draws it within its list item."""
        return sources()[self.kind].link_template


def rows_seen(keys: Sequence[Key], user: Any, *, answering: bool = False) -> dict[Key, Any]:
    """Of the objects ``keys`` (kind, id) those that ``user`` may see now, loaded for hits: the second lock; ``answering`` those
    alone that may answer a question. One query for each kind.
    """
    rows: dict[Key, Any] = {}
    audiences = audiences_of(user)
    for kind, source in sources().items():
        if ids := [pk for other, pk in keys if other == kind]:
            loaded = _rows_for(source, audiences, answering).filter(pk__in=ids)
            rows |= {(kind, row.pk): row for row in loaded}
    return rows


@lru_cache(maxsize=64)
def _rows_for(source: Source[Any], audiences: tuple[str, ...], answering: bool) -> QuerySet[Any]:
    """All rows of a source as those ``audiences`` see them, made once: to make the question costs more than to ask it."""
    rows = source.meant_for(audiences)
    return source.for_hits(source.answering(rows) if answering else rows)


def links_to(keys: Sequence[Key], user: Any, *, answering: bool = False) -> tuple[Link, ...]:
    """Links to those of ``keys`` that `rows_seen` gives, in their order. One query for each kind."""
    rows = rows_seen(keys, user, answering=answering)
    return tuple(Link(key[0], rows[key]) for key in keys if key in rows)
