"""Writes of poweruser: the ledger is settled, nothing else is ever written."""

from poweruser.actions.recount import Difference, recount_reputation
from poweruser.actions.settle import settle, settle_thread

__all__ = ["Difference", "recount_reputation", "settle", "settle_thread"]
