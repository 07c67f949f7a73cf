"""`manage.py lay_demo`: lays the demo content that is not laid yet."""

from typing import Any

from django.core.management.base import BaseCommand

from kb_site.demo.stage import steps


class Command(BaseCommand):
    """Can be run at any time; a piece is laid once in the life of a database."""

    help = "Lays the demo content (people, articles, threads) that is not there yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a piece."""
        for piece in steps():
            self.stdout.write(f"{piece.title}: {'laid' if piece.lay_once() else 'was there'}")
