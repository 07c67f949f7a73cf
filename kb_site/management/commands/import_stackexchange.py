"""`manage.py import_stackexchange DIR`: brings the public dump of a Stack Exchange site into the forum."""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils.translation import override

from forum.actions.bring_in import Brought
from forum.actions.bring_in_boards import bring_in_board
from forum.queries import board_by_slug, board_choices
from forum.rules import Missing
from kb_site.importing.problems import InputProblem
from kb_site.importing.progress import Progress
from kb_site.importing.stackexchange.checking import Checked, check
from kb_site.importing.stackexchange.ours import Place
from kb_site.importing.stackexchange.writing import bring_in

_SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Command(BaseCommand):
    """May be stopped and started again at any time; what is here already stays as it is."""

    help = "Brings a Stack Exchange dump (Posts, Users, Comments, Votes, PostLinks) in as threads. Nobody is told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Folder, board, language, site."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with the unpacked XML files")
        parser.add_argument("--board", default="", help="address of the board; without it one is made for the site")
        parser.add_argument("--language", default="en", choices=[code for code, _ in settings.LANGUAGES])
        parser.add_argument(
            "--site", default="", help="such as quantumcomputing.stackexchange.com; told from the folder's name"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check everything, write everything, say what became of it."""
        progress = Progress(sys.stderr)
        folder: Path = options["folder"]
        try:
            site = _site(options["site"], folder)
            checked = check(folder, progress)
            with override(options["language"]):
                place = Place(site, _board(options["board"], site), options["language"])
                brought = bring_in(folder, checked, place, progress)
        except InputProblem as problem:
            raise CommandError(str(problem)) from problem
        except IntegrityError as problem:
            sentence = "Somebody else is bringing in the same site. Wait until they are done, then start this again."
            raise CommandError(sentence) from problem
        except KeyboardInterrupt as end:
            raise CommandError("Stopped. What was written is whole; the next run goes on there.") from end
        self._report(site, brought, checked)

    def _report(self, site: str, brought: dict[str, Brought], checked: Checked) -> None:
        for title, result in brought.items():
            self.stdout.write(f"{title:12} {result.made:>9,} new {result.known:>9,} known {result.lost:>6,} lost")
        absent = {
            "links from or to posts that are not in the dump": checked.links_absent,
            "accepted answers that are not in the dump": checked.accepted_absent,
            "votes on posts that are not in the dump": checked.votes_elsewhere,
            "comments on pages about tags": checked.replies_elsewhere,
        }
        for words, count in absent.items():
            if count:
                self.stdout.write(f"Left out: {count:,} {words}")
        self.stdout.write(f"{site}: {sum(result.made for result in brought.values()):,} changes")


def _site(given: str, folder: Path) -> str:
    """The site's host name; the dump itself does not say it, its folder usually does."""
    name = folder.resolve().name.lower()
    short = re.match(r"([a-z0-9-]+(?:\.meta)?)\.se\b", name)
    site = given.lower() or (f"{short[1]}.stackexchange.com" if short else name)
    if not _SITE.fullmatch(site) or len(site) > 80:
        raise CommandError(f"Say which site this is with --site, such as --site cooking.stackexchange.com ({site!r}).")
    return site


def _board(slug: str, site: str) -> int:
    """The board that was asked for; without a word about it, one that is made for the site at the first run."""
    wanted = slug or site.split(".", maxsplit=1)[0]
    try:
        return board_by_slug(wanted).id
    except Missing as missing:
        if slug:
            there = ", ".join(board.slug for board in board_choices()) or "none yet"
            raise CommandError(f"There is no board {slug!r}. There are: {there}.") from missing
    title = wanted.replace("-", " ").capitalize()
    texts = {code: (title, site) for code, _ in settings.LANGUAGES}
    return bring_in_board(slug=wanted, position=1_000, texts=texts).pk
