"""Elasticsearch's errors as ours, for a whole request, one document of a batch and one of several answers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from elasticsearch import ApiError, NotFoundError, TransportError, helpers

from search.engines import EngineAway, NoIndex, QueryRefused

# What happened to one document of a batch, by HTTP status.
NEWER_THERE = 409
REFUSED = 400
NOT_THERE = 404
TOO_BUSY = 429
SERVER_FAULT = 500


@contextmanager
def ours() -> Iterator[None]:
    """Elasticsearch's errors as ours."""
    try:
        yield
    except NotFoundError as error:
        raise NoIndex(str(error)) from error
    except (ApiError, TransportError, helpers.BulkIndexError) as error:
        raise EngineAway(f"{type(error).__name__}: {error}") from error


def failure(result: dict[str, Any]) -> tuple[str, str]:
    """The key and the words of refusal of one failed document; without words: something newer is there; neither: no matter.

    Raises EngineAway for what is the engine's fault and not the document's.
    """
    operation, facts = next(iter(result.items()))
    status, error = int(facts.get("status", SERVER_FAULT)), facts.get("error") or {}
    if status == NEWER_THERE:
        return facts["_id"], ""
    if operation == "delete" and status == NOT_THERE and not error:
        return "", ""
    if status == NOT_THERE:
        raise NoIndex(str(error))
    if status == TOO_BUSY or status >= SERVER_FAULT:
        raise EngineAway(str(error))
    return facts["_id"], f"{error.get('type')}: {error.get('reason')}"[:1_000]


def must_be_whole(answer: Mapping[str, Any]) -> None:
    """Raises what keeps one of several answers from being used: NoIndex, QueryRefused, EngineAway."""
    if "error" in answer:
        wrong = {NOT_THERE: NoIndex, REFUSED: QueryRefused}.get(int(answer["status"]), EngineAway)
        raise wrong(str(answer["error"])[:1_000])
    if answer["timed_out"]:
        raise EngineAway("Elasticsearch did not finish in time")
