"""Learns from a list of German words what compounds begin and end with, for `search.compounds`."""
