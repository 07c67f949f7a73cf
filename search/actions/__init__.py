"""Writes of search: queueing, draining, rebuilding, synonyms, what queries mean."""

from search.actions.embed import embed_queries
from search.actions.queue import refresh
from search.actions.synonyms import add_synonym

__all__ = ["add_synonym", "embed_queries", "refresh"]
