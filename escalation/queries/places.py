"""Where a private question and the article made of it may belong: guesses that the person who decides begins with."""

import re
from collections.abc import Mapping, Sequence

from django.utils import translation

from articles.queries.links import SectionLink, sections
from forum.queries import BoardView, board_by_slug, board_choices, likely_board
from forum.queries.facts import ThreadFacts, facts_by_id

THREAD = re.compile(r"/questions/(\d{1,18})/")


def board_for(words: str, trail: Sequence[Mapping[str, str]], *, language: str) -> int | None:
    """The board the customer's way points to: what they read last first, then their words, else the first; None without any.

    A section of the help and a board belong together where they have the same title. At most seven queries.
    """
    with translation.override(language):
        boards = {board.slug: board for board in board_choices()}
        titles = {section.slug: section.title for section in sections(language=language)} if trail else {}
    threads = facts_by_id([int(found[1]) for step in trail if (found := THREAD.search(step["url"]))], user=None)
    for step in reversed(trail):
        board = _board_of(step, boards, titles, threads)
        if board is not None:
            return board.id
    searched = " ".join(step["title"] for step in trail if step["kind"] == "search")
    first = next(iter(boards.values()), None)
    return likely_board(f"{words} {searched}") or (first.id if first else None)


def _board_of(
    step: Mapping[str, str],
    boards: Mapping[str, BoardView],
    titles: Mapping[str, str],
    threads: Mapping[int, ThreadFacts],
) -> BoardView | None:
    thread = THREAD.search(step["url"])
    if thread:
        facts = threads.get(int(thread[1]))
        return boards.get(facts.board_slug) if facts else None
    places = step["url"].split("/")
    title = titles.get(places[2]) if step["kind"] == "article" and len(places) > 2 else None
    return next((board for board in boards.values() if title and board.title.casefold() == title.casefold()), None)


def sections_for(thread: ThreadFacts) -> tuple[tuple[SectionLink, ...], int | None]:
    """The sections an article made of this thread may go to, and the one with the title of its board. Four queries."""
    rows = sections(language=thread.language)
    with translation.override(thread.language):
        title = board_by_slug(thread.board_slug).title.casefold()
    return rows, next((row.id for row in rows if row.title.casefold() == title), rows[0].id if rows else None)
