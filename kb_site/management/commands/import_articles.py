"""`manage.py import_articles FILE`: brings a knowledge base in JSON lines into the help, each article in all its languages."""

import logging
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator
from django.db import IntegrityError
from django.utils import timezone

from kb_site.importing.help_articles.checking import Checked, check
from kb_site.importing.help_articles.writing import Brought, Origin, bring_in
from kb_site.importing.problems import InputProblem
from kb_site.importing.progress import Progress

CHATTY = ("wagtail", "django_tasks")
"""They write five lines for each page that is made; the bar says how many there are."""


class Command(BaseCommand):
    """May be stopped and started again at any time; what is here already stays as editors left it."""

    help = "Brings articles in JSON lines (also .xz) in, as published pages. Nobody is told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """File, source, section, attribution."""
        parser.add_argument("file", type=Path, metavar="FILE", help="one article in one language a line")
        parser.add_argument(
            "--source", default="", help="what to remember these articles by; the file's name if not given"
        )
        parser.add_argument("--section", default="", help="title of the section for articles that belong to no guide")
        parser.add_argument(
            "--attribution", default="", help="whom to thank, and the licence; shown under each article"
        )
        parser.add_argument("--attribution-url", default="", help="where that line leads")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check everything, write everything, say what became of it."""
        progress = Progress(sys.stderr)
        path: Path = options["file"]
        origin = Origin(
            source=(options["source"] or path.name.partition(".")[0])[:80],
            attribution=options["attribution"],
            attribution_url=options["attribution_url"],
            section=options["section"],
            now=timezone.now(),
        )
        if origin.attribution_url:
            _check_address(origin.attribution_url)
        for name in CHATTY:
            logging.getLogger(name).setLevel(logging.WARNING)
        try:
            checked = check(path, progress)
            brought = bring_in(path, checked, origin, progress)
        except InputProblem as problem:
            raise CommandError(str(problem)) from problem
        except IntegrityError as problem:
            sentence = (
                "Somebody else is bringing in the same articles. Wait until they are done, then start this again."
            )
            raise CommandError(sentence) from problem
        except KeyboardInterrupt as end:
            raise CommandError("Stopped. What was written is whole; the next run goes on there.") from end
        self._report(origin.source, brought, checked)

    def _report(self, source: str, brought: dict[str, Brought], checked: Checked) -> None:
        for title, result in brought.items():
            self.stdout.write(f"{title:12} {result.made:>9,} new {result.known:>9,} known")
        if checked.links_absent:
            absent = f"{checked.links_absent:,} of {checked.links:,} links"
            self.stdout.write(f"Left out: {absent} to articles that are not in the file")
        self.stdout.write(f"{source}: {sum(result.made for result in brought.values()):,} changes")


def _check_address(url: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError as error:
        raise CommandError(f"--attribution-url must be an address, not {url!r}.") from error
