"""Reads of the hand-over: the desk, conversations, the console."""
