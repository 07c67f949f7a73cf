"""Who knows about something: those who answered best under some questions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.queries import shown_members
from forum.models import Answer

SHOWN = 3
LEAST = 2
"""One person with one solution may have been lucky: so many people, or so many solutions, are shown."""
ANSWERS_LOOKED_AT = 500
LIKELY = 2 * SHOWN
"""So many are looked up: not each of them has a public page."""


@dataclass(frozen=True)
class Knower:
    """A member with a public page, what they solved of these questions and how many found their answers to them helpful."""

    member: Any
    solution_count: int
    helpful_count: int


def people_who_know(thread_ids: Sequence[int], *, reader: Any) -> tuple[Knower, ...]:
    """At most three who solved most of these threads, then those whose answers there helped most; nobody when it would be chance.

    Only answers everybody may read count, and only of other people than the ``reader`` and than who asked. Two queries: to count
    here costs half of what one large query would.
    """
    solved: Counter[int] = Counter()
    helped: Counter[int] = Counter()
    for author, asker, solution, answer, score in _answers(thread_ids):
        if author not in {asker, reader.pk}:
            solved[author] += solution == answer
            helped[author] += score
    good = [author for author in helped if solved[author] or helped[author] > 0]
    likely = sorted(good, key=lambda author: (-solved[author], -helped[author], author))[:LIKELY]
    members = shown_members().in_bulk(likely) if likely else {}
    best = [Knower(members[one], solved[one], max(0, helped[one])) for one in likely if one in members][:SHOWN]
    sure = len(best) >= LEAST or any(one.solution_count >= LEAST for one in best)
    return tuple(best) if sure else ()


def _answers(thread_ids: Sequence[int]) -> Any:
    """Author, asker, solution of the thread, number and score of each answer, the best first."""
    rows = Answer.objects.shown().filter(
        thread__in=list(thread_ids), thread__visibility="public", thread__hidden_at=None, author__isnull=False
    )
    facts = ("author", "thread__author", "thread__solution", "pk", "score")
    return rows.order_by("-score", "pk").values_list(*facts)[:ANSWERS_LOOKED_AT]
