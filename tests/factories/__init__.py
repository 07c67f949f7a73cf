"""Makers of rows: one module for each app."""
