"""Reputation: the ledger, ranks and the privileges they bring."""
