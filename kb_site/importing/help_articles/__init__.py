"""A knowledge base as JSON lines, an article in one language each, becomes sections and articles with their translations."""
