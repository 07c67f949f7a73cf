"""Measures what people wait for, on both stacks, over HTTP as a browser asks: `make bench`."""
