"""The tables of search: outbox and rebuilds, what texts mean, the log of searches, synonyms."""

from search.models.log import DailySalt, Searched
from search.models.meaning import StoredVector, Unembedded
from search.models.outbox import Pending, Rebuild
from search.models.synonyms import SynonymGroup

__all__ = ["DailySalt", "Pending", "Rebuild", "Searched", "StoredVector", "SynonymGroup", "Unembedded"]
