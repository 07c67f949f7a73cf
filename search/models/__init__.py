"""The tables of search: outbox and rebuilds, what texts mean, what is related, the log of searches and deflections, synonyms."""

from search.models.log import DailySalt, Deflection, Searched
from search.models.meaning import StoredVector, Unembedded
from search.models.outbox import Pending, Rebuild
from search.models.related import Related
from search.models.synonyms import SynonymGroup

__all__ = [
    "DailySalt",
    "Deflection",
    "Pending",
    "Rebuild",
    "Related",
    "Searched",
    "StoredVector",
    "SynonymGroup",
    "Unembedded",
]
