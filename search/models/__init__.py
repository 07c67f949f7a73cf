"""The tables of search: outbox, rebuilds and sweeps, meanings, what is related, the log, synonyms, withheld completions."""

from search.models.log import DailySalt, Deflection, Searched
from search.models.meaning import LastDone, StoredVector, Unembedded
from search.models.outbox import Pending, Rebuild, Sweep
from search.models.related import Related
from search.models.synonyms import SynonymGroup
from search.models.withheld import Withheld

__all__ = [
    "DailySalt",
    "Deflection",
    "LastDone",
    "Pending",
    "Rebuild",
    "Related",
    "Searched",
    "StoredVector",
    "Sweep",
    "SynonymGroup",
    "Unembedded",
    "Withheld",
]
