"""Reads of poweruser: places, ledgers, standing."""

from poweruser.queries.ledger import LedgerLine, ledger_page
from poweruser.queries.places import PERIODS, Place, leaders, most_helpful, place_of
from poweruser.queries.standing import Standing, standing_of

__all__ = [
    "PERIODS",
    "LedgerLine",
    "Place",
    "Standing",
    "leaders",
    "ledger_page",
    "most_helpful",
    "place_of",
    "standing_of",
]
