"""Reads of poweruser: places, ledgers, standing."""

from poweruser.queries.ledger import LedgerLine, ledger_page
from poweruser.queries.places import PERIODS, Place, most_helpful, place_of
from poweruser.queries.standing import Standing, standing_of

__all__ = ["PERIODS", "LedgerLine", "Place", "Standing", "ledger_page", "most_helpful", "place_of", "standing_of"]
