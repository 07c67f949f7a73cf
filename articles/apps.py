"""Registers the app articles with Django."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The knowledge base: Wagtail pages, feedback, moderation."""

    name = "articles"
