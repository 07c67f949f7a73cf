"""The lines of somebody's ledger, newest first, with what they were earned for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator

from accounts.pages import page_of
from forum.queries import ThreadLink
from forum.queries.titles import titles_of
from poweruser import rules
from poweruser.models import Entry

PER_PAGE = 30


@dataclass(frozen=True)
class LedgerLine:
    """One line in words; ``thread`` is None when the reader may not see it (any more)."""

    words: Any
    points: int
    at: datetime
    thread: ThreadLink | None

    @property
    def size(self) -> int:
        """The points without their sign."""
        return abs(self.points)


def ledger_page(
    member: Any, *, reader: Any, number: int = 1, per_page: int = PER_PAGE
) -> tuple[list[LedgerLine], Page[Entry]]:
    """Page ``number`` of the ledger and the page object for its links. Three queries. Raises Beyond after the last."""
    page = page_of(Paginator(Entry.objects.filter(member=member).order_by("-at", "-pk"), per_page), number)
    entries = list(page)
    titles = titles_of((entry.thread_id for entry in entries if entry.thread_id), user=reader)
    return [_line(entry, titles) for entry in entries], page


def words_of(entry: Entry) -> Any:
    """What the line is for, in words; one against the award's own sign takes back what an earlier one gave."""
    award = rules.AWARDS[entry.reason]
    return award.words if (entry.points > 0) == (award.points > 0) else award.taken_back


def _line(entry: Entry, titles: dict[int, ThreadLink]) -> LedgerLine:
    return LedgerLine(words_of(entry), entry.points, entry.at, titles.get(entry.thread_id or 0))
