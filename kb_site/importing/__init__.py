"""Bringing in what other systems hold: read twice (first all of it is checked, then it is written in batches), said once."""
