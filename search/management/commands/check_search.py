"""`manage.py check_search [--repair]`: database and index compared both ways; names what differs."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import queries
from search.actions.drain import drain
from search.actions.repair import repair
from search.checking import WORDS, Checked, Difference, differences
from search.engines import EngineAway, NoIndex, engine
from search.turn import NotOurTurn

BATCH = 500


class Command(BaseCommand):
    """Exit code 0: nothing differs (or all of it was repaired); 1: what is named differs."""

    help = "Compare the database with the search index, both ways, and name every document that differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="write anew what differs and take out what does not belong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = self._check(repairing=options["repair"])
            if options["repair"] and any(counts.values()):
                self.stdout.write("Repaired. Looking once more:")
                counts = self._check(repairing=False)
        except NoIndex as error:
            raise CommandError("There is no index yet. Run `manage.py rebuild_search`.") from error
        except EngineAway as error:
            raise CommandError(f"The search engine is away: {error}") from error
        except NotOurTurn as error:
            raise CommandError("Another process has been writing to the index for a minute. Try again.") from error
        if any(counts.values()):
            raise SystemExit(1)

    def _check(self, *, repairing: bool) -> dict[str, int]:
        """Names every difference as it is found; how many of each sort."""
        checked = Checked()
        counts = dict.fromkeys(WORDS, 0)
        found = differences(engine(), checked)
        while batch := list(islice(found, BATCH)):
            for difference in batch:
                counts[difference.what] += 1
                self._name(difference)
            if repairing:
                repair(batch)
                while drain().full:
                    pass
        self._sum_up(checked, counts)
        return counts

    def _name(self, difference: Difference) -> None:
        note = f" ({difference.note})" if difference.note else ""
        self.stdout.write(f"{difference.what:8} {difference.key}{note}")

    def _sum_up(self, checked: Checked, counts: dict[str, int]) -> None:
        said = ", ".join(
            f"{count} {WORDS[what]}" for what, count in counts.items() if count or what in {"missing", "orphan"}
        )
        box = queries.outbox()
        waiting = f"; {box.waiting} waiting in the outbox" if box.waiting else ""
        given_up = f"; {box.given_up} given up (see the admin)" if box.given_up else ""
        left = queries.meaning_outbox().given_up
        meaningless = f"; {left} given up without their meaning (see the admin)" if left else ""
        self.stdout.write(f"{checked.documents:,} documents looked at: {said}{waiting}{given_up}{meaningless}.")
