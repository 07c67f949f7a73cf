"""The demo's searches of twelve weeks, and what its editors made of them: tasks that wait, one that is done, one that is not ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles.queries import article_at
from insights import actions
from insights.queries import Sift, cluster_list
from kb_site.demo.clock import long_ago
from kb_site.demo.help_files import addresses
from search.actions.log import log_click, log_followed, log_search
from search.log import HAND_OVER, QUESTION, RESULTS
from search.queries import TOP

ORDER = 50
TITLE = "what people look for"

FILE = Path(__file__).with_name("searches.txt")
WEEKS = 12
DECIDED = timedelta(days=13)
"""So long ago the editors last went through the list."""
FOLLOWED_AFTER = timedelta(minutes=4)
THEN = {"q": QUESTION, "c": HAND_OVER}


@dataclass(frozen=True)
class Wanted:
    """One line of the file. ``found`` and ``opened`` (of ten) change ``turned`` weeks ago, where that is not 0."""

    language: str
    words: str
    weeks: tuple[int, ...]
    found: tuple[int, int]
    turned: int
    article: str
    opened: tuple[int, int]
    then: dict[str, int]

    def now(self, weeks_ago: int) -> tuple[int, int]:
        """How much is found, and of ten how many open it."""
        late = weeks_ago < self.turned
        return self.found[late], self.opened[late]


def lay() -> None:
    """Search as people did, sort it as the worker does, and let the editors decide."""
    now = timezone.now()
    people = count()
    for wanted in read():
        _search(wanted, people, now)
    decided = now - DECIDED
    hanna, callum = (get_user_model().objects.get(handle=handle) for handle in ("hanna", "callum"))
    _sort(decided)
    with long_ago(decided, now=now):
        _decide(hanna, callum, decided, now)
    _sort(now)


def read() -> Iterator[Wanted]:
    """Every line of the file."""
    language = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        words, *rest = (part.strip() for part in line.split("|"))
        if rest and not line.startswith("#"):
            yield _wanted(language, words, *rest)
        elif words and not line.startswith("#"):
            language = words


def _wanted(language: str, words: str, weeks: str, found: str, opened: str, then: str) -> Wanted:
    first, *changed = (int(number) for number in found.split())
    article, *shares = opened.split() or ["", "0"]
    return Wanted(
        language=language,
        words=words,
        weeks=tuple(int(number) for number in weeks.split()),
        found=(first, changed[0] if changed else first),
        turned=changed[1] if changed else 0,
        article=article,
        opened=(int(shares[0]), int(shares[-1])),
        then={part[0]: int(part[1:]) for part in then.split()},
    )


def _search(wanted: Wanted, people: Iterator[int], now: datetime) -> None:
    """Two on a day, and never one alone: words of a single person are shown to nobody."""
    address = addresses(wanted.language).get(wanted.article, "")
    link = article_at(address, user=AnonymousUser()) if address else None
    done = 0
    for week, searches in enumerate(wanted.weeks):
        weeks_ago = WEEKS - 1 - week
        total, opened = wanted.now(weeks_ago)
        for number in range(searches):
            day = now - timedelta(days=7 * weeks_ago + 6 * (number // 2 * 2) // max(searches, 1))
            moment = _before_now(day, now, minutes=37 * number + 11 * week)
            who = f"demo {next(people)}"
            asked: dict[str, Any] = {"pseudonym": who, "place": RESULTS}
            log_search(wanted.words, network=who, language=wanted.language, total=total, now=moment, **asked)
            if link and _falls(done, opened):
                log_click(typed=wanted.words, kind="article", object_id=link.id, rank=1 + done % 2, **asked)
            for sign, of_ten in wanted.then.items():
                if _falls(done + 3, of_ten):
                    log_followed(pseudonym=who, followed_by=THEN[sign], now=moment + FOLLOWED_AFTER)
            done += 1


def _before_now(day: datetime, now: datetime, *, minutes: int) -> datetime:
    """A moment of that day in UTC, as the log counts days, which has been."""
    begun = datetime.combine(day.astimezone(UTC).date(), datetime.min.time(), UTC)
    moment = begun + timedelta(hours=6, minutes=minutes)
    return moment if moment < now else begun + (now - begun) / 2


def _falls(number: int, of_ten: int) -> bool:
    """Whether the ``number``-th is one of so many of ten, spread evenly."""
    return (number + 1) * of_ten // 10 > number * of_ten // 10


def _sort(now: datetime) -> None:
    """As the worker does; what the demo brings along is known already, the rest takes a moment."""
    while not actions.sort_queries(now=now, at_once=True):
        pass


def _clusters(editor: Any, now: datetime) -> dict[str, int]:
    """Numbers by name, as far as the list reaches."""
    found: dict[str, int] = {}
    page = pages = 1
    while page <= pages:
        shown = cluster_list(Sift(which=TOP, days=84), user=editor, page=page, now=now)
        found |= {row.cluster.name: row.cluster.pk for row in shown.rows}
        page, pages = page + 1, shown.pages
    return found


def _decide(hanna: Any, callum: Any, decided: datetime, now: datetime) -> None:
    clusters = _clusters(hanna, decided)
    today = timezone.localdate(now)
    give = {"by": hanna, "owner_id": callum.pk}
    actions.make_task(
        cluster_id=clusters["moss in rain gauge"],
        kind="write",
        due_on=today + timedelta(days=4),
        note="Ines has the photos from the roof.",
        **give,
    )
    actions.make_task(
        by=hanna,
        cluster_id=clusters["Schneehöhe messen"],
        kind="write",
        owner_id=hanna.pk,
        due_on=today - timedelta(days=2),
    )
    synonym = actions.make_task(cluster_id=clusters["push message"], kind="synonym", due_on=today, **give)
    actions.add_the_synonym(by=callum, task_id=synonym.pk, language="en", typed=["push message"], said=["alert"])
    actions.make_task(by=hanna, cluster_id=clusters["weather tomorrow"], kind="not_ours")
