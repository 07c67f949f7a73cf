"""/healthz: alive, ready, for how long the outboxes and the worker stand still, and whether search engine and cache answer."""

import time
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.engines import engine
from search.queries import first_index, meaning_lag, related_lag
from servers.cache import cache_answers

# So many seconds a new installation's worker may take to begin its first index before the engine counts as away.
FIRST_STEPS = 30
FOUND_OUT: Mapping[str, Callable[[], float]] = {"meaning": meaning_lag, "related": related_lag}
_began = time.monotonic()


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers."""
    return JsonResponse({"status": "live"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and the first index is made, else 503. ``lag``: seconds the oldest row of each outbox waits; of
    what the worker finds out document by document, for as long as it takes, the seconds in which it did nothing.

    A search engine or a cache that is away makes nobody unready: pages say so and offer what the database finds, or do without.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        lags = {name: round(lag(), 1) for name, lag in {**outboxes(), **FOUND_OUT}.items()}
        found = engine().ping()
        starting = not found and _is_starting()
    except DatabaseError:
        return JsonResponse({"status": "database unreachable"}, status=503)
    if starting:
        return JsonResponse({"status": "starting", "lag": lags, "search": "building"}, status=503)
    told = {"search": found, "cache": cache_answers()}
    return JsonResponse({"status": "ready", "lag": lags, **{name: "up" if up else "down" for name, up in told.items()}})


def _is_starting() -> bool:
    """Whether this installation has had no index yet and its first one is being built, or may still be begun."""
    first = first_index()
    return first == "building" or (first == "none" and time.monotonic() - _began < FIRST_STEPS)


def outboxes() -> dict[str, Callable[[], float]]:
    """The outbox of every app that has one: an app signs up by having `queries.lag()`, in seconds."""
    modules = {app: import_module(f"{app}.queries") for app in settings.HOUSE if find_spec(f"{app}.queries")}
    return {app: module.lag for app, module in modules.items() if hasattr(module, "lag")}
