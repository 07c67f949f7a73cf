"""Nordwind, the invented brand that `make run` shows: each module with an ORDER is one piece, laid once (see `stage`)."""
