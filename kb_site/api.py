"""What kb_site says about the API as a whole; the endpoints live in each app's `api`."""

from collections.abc import Callable
from typing import Any

PREFIX = "/api/"

Endpoint = tuple[str, str, str, Callable[..., Any]]


def only_ours(endpoints: list[Endpoint]) -> list[Endpoint]:
    """Of (path, pattern, method, view) those under /api/: drf-spectacular finds Wagtail's own as well."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PREFIX)]
