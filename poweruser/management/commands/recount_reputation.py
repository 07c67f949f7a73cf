"""`recount_reputation [--check]`: compares ledger and totals with the forum; mends them, or only names what differs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from poweruser.actions import recount_reputation


class Command(BaseCommand):
    """Exit status 1 when --check finds a difference."""

    help = "Compares reputation with votes and solutions, and mends what differs (with --check: only names it)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --check."""
        parser.add_argument("--check", action="store_true", help="change nothing, exit with 1 when anything differs")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Print each difference and their number."""
        count = 0
        for difference in recount_reputation(check=check):
            count += 1
            self.stdout.write(str(difference))
        if check and count:
            raise CommandError(f"{count} differences.", returncode=1)
        self.stdout.write(f"{count} differences{'' if check or not count else ', mended'}.")
