"""Judging the search: sets of questions with known right hits, and how well our answers to them are."""
