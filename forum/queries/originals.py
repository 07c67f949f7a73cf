"""Questions that may have been there first: found by address, number or words of the title."""

import re
from dataclasses import dataclass

from forum import rules
from forum.models import Thread
from forum.posts import Person, PostId
from forum.queries.parts import board_view

QUERY_MOST = 300
FOUND_MOST = 10
WORDS_MOST = 8
_NUMBER = re.compile(r"(?:^#?|/questions/(?:threads/)?|/posts/thread/)(\d{1,18})(?:[/?#]|$)")


@dataclass(frozen=True)
class Candidate:
    """A question somebody may mean."""

    id: int
    title: str
    board: str
    state: rules.State
    answer_count: int


def original_candidates(typed: str, *, thread_id: int, user: Person) -> tuple[Candidate, ...]:
    """Public questions that ``typed`` may mean: an address or number names one, words those in whose title all of them stand.

    Words never find the thread itself; its own number does, so that the rule can say why not. Three queries.
    """
    typed = typed.replace("\0", " ").strip()[:QUERY_MOST]
    if not typed:
        return ()
    rows = Thread.objects.public().select_related("board").prefetch_related("board__texts")
    named = _NUMBER.search(typed)
    if named:
        rows = rows.filter(pk=int(named.group(1))) if PostId("thread", int(named.group(1))).is_possible else rows.none()
    else:
        rows = rows.exclude(pk=thread_id)
        for word in typed.split()[:WORDS_MOST]:
            rows = rows.filter(title__icontains=word)
    return tuple(map(_candidate, rows.order_by("-active_at", "-pk")[:FOUND_MOST]))


def _candidate(row: Thread) -> Candidate:
    return Candidate(row.pk, row.title, board_view(row.board).title, rules.state_of(row), row.answer_count)
