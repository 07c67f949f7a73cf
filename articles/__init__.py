"""The knowledge base: Wagtail pages, feedback, moderation."""
