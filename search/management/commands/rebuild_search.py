"""`manage.py rebuild_search`: every document once more into a new index, which then takes the live one's place."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.actions.building import LeftToNewer
from search.actions.rebuild import Progress, begin_rebuild, step_rebuild
from search.engines import EngineAway
from search.turn import NotOurTurn


class Command(BaseCommand):
    """Search goes on meanwhile, and what changes meanwhile is in the new index too. Interrupted, the next run goes on."""

    help = "Build the search index anew beside the live one and swap it in. An interrupted rebuild is continued."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="begin from the start even if a rebuild is under way or a newer version made the index",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            begin_rebuild(again=options["again"])
            while (progress := step_rebuild()) is not None:
                self._tell(progress)
                if progress.finished:
                    break
        except EngineAway as error:
            raise CommandError(
                f"The search engine is away: {error}. Run the command again; it goes on from here."
            ) from error
        except LeftToNewer as error:
            raise CommandError(
                "A newer version of Lotse has built the index, or is at it. To go back to this one, stop all workers of the newer "
                "one, then run the command with --again."
            ) from error
        except NotOurTurn as error:
            raise CommandError(
                "Another process has been writing to the index for a minute. Run the command again."
            ) from error
        self.stdout.write("\nThe new index is live.")

    def _tell(self, progress: Progress) -> None:
        share = 100 * progress.written // max(progress.total, 1)
        self.stdout.write(f"\r{progress.written:,} of {progress.total:,} documents ({share} %)", ending="")
        self.stdout.flush()
