"""Insights: figures for the people who run the service, and what they make of them."""
