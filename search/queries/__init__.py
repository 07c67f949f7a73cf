"""Reads of search: what waits to be written, what stands behind hits, what people searched for, what others may be offered.

The outbox:
    outbox() -> Outbox; lag() -> float; waiting_among(keys) -> set; first_index() -> "none", "building" or "made"
What the worker has yet to find out:
    meaning_outbox() -> Outbox; meaning_lag() -> float; related_lag() -> float
Rows behind hits, as a reader may see them now:
    rows_seen(keys, user) -> dict; links_to(keys, user) -> tuple[Link, ...]; related_links(kind, pk, user=) -> tuple[Link, ...]
What texts mean:
    kept_vectors() -> dict                                          packed vectors by digest
The log, of which nothing is shown that one person alone typed:
    asked(which, span=Span, language="", place="", page=1, size=25) -> AskedPage
        which: top, without_results, without_clicks, before_question, before_hand_over (`ASKED`), most frequent first
    figures(span=, language="", place="") -> Figures                how many searches, and what came of them
    counted(names, span=) -> dict; by_week(names, span=, which=) -> dict  figures of queries that are known, and their weeks
    came_of(periods) -> list[Came]; opened_after(names, span=, limit=5) -> tuple[Opened, ...]
    alike(queries, language=, held=()) -> tuple[tuple[str, ...], ...]     queries that mean the same, put together
    worked(begun, language=, limit=8, known=Known) -> tuple[str, ...]  completions for what somebody types
    offered(language=) -> list[Offered]                             all of them
    withheld(language="", start=0, size=25) -> (total, list[Decided])  those that nobody is offered
"""

from search.queries.alike import alike
from search.queries.completions import Decided, Offered, offered, withheld, worked
from search.queries.meaning import kept_vectors
from search.queries.outcomes import Came, Name, Opened, Period, by_week, came_of, counted, opened_after
from search.queries.related import related_links
from search.queries.searched import (
    ASKED,
    BEFORE_HAND_OVER,
    BEFORE_QUESTION,
    SORTED_BY,
    TOP,
    WITHOUT_CLICKS,
    WITHOUT_RESULTS,
    Asked,
    AskedPage,
    Figures,
    Span,
    asked,
    figures,
)
from search.queries.seen import Key, Link, links_to, rows_seen
from search.queries.waiting import (
    Outbox,
    first_index,
    lag,
    meaning_lag,
    meaning_outbox,
    outbox,
    related_lag,
    waiting_among,
)

__all__ = [
    "ASKED",
    "BEFORE_HAND_OVER",
    "BEFORE_QUESTION",
    "SORTED_BY",
    "TOP",
    "WITHOUT_CLICKS",
    "WITHOUT_RESULTS",
    "Asked",
    "AskedPage",
    "Came",
    "Decided",
    "Figures",
    "Key",
    "Link",
    "Name",
    "Offered",
    "Opened",
    "Outbox",
    "Period",
    "Span",
    "alike",
    "asked",
    "by_week",
    "came_of",
    "counted",
    "figures",
    "first_index",
    "kept_vectors",
    "lag",
    "links_to",
    "meaning_lag",
    "meaning_outbox",
    "offered",
    "opened_after",
    "outbox",
    "related_lag",
    "related_links",
    "rows_seen",
    "waiting_among",
    "withheld",
    "worked",
]
