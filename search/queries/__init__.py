"""Reads of search: what waits to be written, what stands behind hits, what people searched for, what others may be offered.

The outbox:
    outbox() -> Outbox; lag() -> float; waiting_among(keys) -> set; first_index() -> "none", "building" or "made"
Rows behind hits, as a reader may see them now:
    rows_seen(keys, user) -> dict; links_to(keys, user) -> tuple[Link, ...]; related_links(kind, pk, user=) -> tuple[Link, ...]
What texts mean:
    kept_vectors() -> dict                                          packed vectors by digest
The log, of which nothing is shown that one person alone typed:
    asked(which, span=Span, language="", place="", page=1, size=25) -> AskedPage
        which: top, without_results, without_clicks, before_question, before_hand_over (`ASKED`), most frequent first
    figures(span=, language="", place="") -> Figures                how many searches, and what came of them
    opened(folded=, language=, span=) -> tuple[Opened, ...]         hits that were opened, as kind and id only
    worked(begun, language=, limit=8, known=Known) -> tuple[str, ...]  completions for what somebody types
"""

from search.queries.completions import worked
from search.queries.meaning import kept_vectors
from search.queries.related import related_links
from search.queries.searched import ASKED, Asked, AskedPage, Figures, Opened, Span, asked, figures, opened
from search.queries.seen import Key, Link, links_to, rows_seen
from search.queries.waiting import Outbox, first_index, lag, outbox, waiting_among

__all__ = [
    "ASKED",
    "Asked",
    "AskedPage",
    "Figures",
    "Key",
    "Link",
    "Opened",
    "Outbox",
    "Span",
    "asked",
    "figures",
    "first_index",
    "kept_vectors",
    "lag",
    "links_to",
    "opened",
    "outbox",
    "related_links",
    "rows_seen",
    "waiting_among",
    "worked",
]
