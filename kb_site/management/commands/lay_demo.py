"""`manage.py lay_demo`: lays the demo content that is not laid yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kb_site.demo import meanings
from kb_site.demo.stage import steps
from search.actions.drain import drain
from search.actions.embed import embed_next


class Command(BaseCommand):
    """Can be run at any time; a piece is laid once in the life of a database."""

    help = "Lays the demo content (people, articles, threads) that is not there yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write-meanings", action="store_true", help="embed all texts and write the file the demo brings along"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a piece."""
        for piece in steps():
            self.stdout.write(f"{piece.title}: {'laid' if piece.lay_once() else 'was there'}")
        if options["write_meanings"]:
            while drain().full or embed_next():
                pass
            self.stdout.write(f"{meanings.write()} vectors written to {meanings.FILE}")
