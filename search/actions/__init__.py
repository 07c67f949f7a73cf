"""Writes of search: queueing, draining, rebuilding."""

from search.actions.queue import refresh

__all__ = ["refresh"]
