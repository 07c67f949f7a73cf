"""Writes of search: queueing, draining, rebuilding, synonyms, what queries mean, what is never offered."""

from search.actions.completions import offer_completion, withhold_completion
from search.actions.embed import embed_queries
from search.actions.queue import refresh
from search.actions.synonyms import add_synonym

__all__ = ["add_synonym", "embed_queries", "offer_completion", "refresh", "withhold_completion"]
