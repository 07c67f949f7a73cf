"""`manage.py evaluate_search DIR`: how well a set of judged questions is answered, measured in an index of its own."""

import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import EngineAway, NoIndex
from search.judging.ending import ended_alike
from search.judging.measures import DEPTH
from search.judging.sets import JudgedSet, NotReadable, read
from search.judging.trial import RefusedError, judge, scratch

INTERRUPTED = 130
"""The exit code a shell gives to what Ctrl-C ended."""


class Command(BaseCommand):
    """Neither the live index nor the database is touched."""

    help = (
        "Write a judged set (corpus.jsonl, queries.jsonl, qrels.tsv, meta.json) into an index of its own, ask its questions "
        f"as the results page asks, and print how good the first {DEPTH} hits are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the set")
        parser.add_argument(
            "--engine",
            choices=("tantivy", "elasticsearch"),
            default=settings.SEARCH_ENGINE,
            help="default: the one in use",
        )
        parser.add_argument("--words-only", action="store_true", help="find by words alone, not by meaning")
        parser.add_argument("--json", action="store_true", help="print the measures alone, as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["engine"] == "elasticsearch" and not settings.ELASTICSEARCH_URL:
            raise CommandError("ELASTICSEARCH_URL names no Elasticsearch.")
        try:
            with ended_alike():
                judged = read(options["folder"])
                with scratch(options["engine"]) as target:
                    measures = judge(judged, target, words_only=options["words_only"], told=_told(judged))
        except (NotReadable, RefusedError) as error:
            raise CommandError(str(error)) from error
        except NoIndex as error:
            raise CommandError("The index of the trial is gone: somebody took it away meanwhile.") from error
        except EngineAway as error:
            raise CommandError(f"The search engine is away: {error}") from error
        except KeyboardInterrupt as end:
            raise CommandError("Stopped; nothing is left of the trial.", returncode=INTERRUPTED) from end
        if options["json"]:
            self.stdout.write(json.dumps(measures))
        else:
            self._tell(judged, measures, options["engine"])

    def _tell(self, judged: JudgedSet, measures: dict[str, float], engine: str) -> None:
        left_out = f" ({judged.left_out:,} more have nothing right to find)" if judged.left_out else ""
        asked = f"{len(judged.texts):,} documents, {len(judged.questions):,} questions{left_out}"
        self.stdout.write(f"{judged.name}: {asked}; {engine}")
        for name, value in measures.items():
            self.stdout.write(f"{name:8} {value:.4f}")


def _told(judged: JudgedSet) -> Any:
    """Shows whoever waits at a terminal how many questions were asked."""
    total = len(judged.questions)

    def told(asked: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{asked:,} of {total:,} questions" if asked < total else "\r\x1b[K")
            sys.stderr.flush()

    return told
