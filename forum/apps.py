"""Registers the app forum with Django."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """Boards, threads, answers, replies, votes, solutions, moderation."""

    name = "forum"
