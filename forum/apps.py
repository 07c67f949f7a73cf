"""Registers the app forum with Django."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """Boards, threads, answers, replies, votes, solutions, moderation."""

    name = "forum"

    def ready(self) -> None:
        """Take off what the comments library does behind our back."""
        from forum.replies import silence_the_library  # models exist only now

        silence_the_library()
