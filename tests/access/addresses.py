"""The addresses of our rooms, read from the URL table."""

from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

ROOMS = frozenset(
    {"forum", "escalation", "desk", "articles", "inbox", "accounts", "uploads", "poweruser", "search", "insights"}
)


def addresses(patterns: list[Any] | None = None, room: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Names with their rooms, and the arguments each takes."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, entry.namespace or room)
        elif isinstance(entry, URLPattern) and entry.name and room in ROOMS:
            yield f"{room}:{entry.name}", frozenset(entry.pattern.converters)
