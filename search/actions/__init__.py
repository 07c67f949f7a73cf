"""Writes of search: queueing, draining, rebuilding, synonyms."""

from search.actions.queue import refresh
from search.actions.synonyms import add_synonym

__all__ = ["add_synonym", "refresh"]
