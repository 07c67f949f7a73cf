"""Walks the URL table: every name a page can have."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Not ours to draw: the two admins, Wagtail's serving of pages (listed as states with an address).
NOT_OURS = ("admin", "wagtail")


def url_names(patterns: list[URLPattern | URLResolver] | None = None, space: str = "") -> Iterator[str]:
    """Names with their namespaces, of everything whose view is ours or an app's whose pages we draw."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            if not (entry.namespace or "").startswith(NOT_OURS):
                yield from url_names(entry.url_patterns, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif entry.name and not (entry.name.startswith(NOT_OURS) or entry.callback.__module__.startswith("wagtail.")):
            yield f"{space}{entry.name}"
