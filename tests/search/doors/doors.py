"""Every door at which somebody may meet what can be found: how it is opened, by whom, and what says that it shows a thing."""

from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace

import pytest
from django.test import override_settings
from django.urls import reverse

from search.asking import reading
from tests.search.conftest import ENGINES
from tests.search.doors.world import ARTICLE, QUERIES, THREAD, Thing, World

READERS = ("visitor", "member", "author", "helper", "agent", "moderator", "editor")
ALONE = pytest.mark.parametrize("indexed", ENGINES[:1], indirect=True)
"""For what asks no engine: once is enough."""
SOME = ("visitor", "agent")
"""Enough where another door has shown that the lock is asked for everybody."""
RESULTS, SUGGESTIONS, COMPLETIONS = "/en/search/", "/en/search/suggestions/", "/en/search/completions/"

Opening = Callable[[World, Thing], tuple[str, dict[str, str]]]
"""The address of a door and its query, for what is looked for."""


@dataclass(frozen=True)
class Door:
    """A door ``readers`` come to. ``same_for_all``: it shows what everybody may see, whoever asks; ``lists``: to whoever wrote it
    their own as well; ``below``: a heading of the page, up to the end of its section.
    """

    opening: Opening
    readers: tuple[str, ...] = SOME
    same_for_all: bool = False
    lists: bool = False
    kinds: tuple[str, ...] = ("article", "thread")
    witness: Callable[[Thing], str] = lambda thing: thing.title.witness
    below: str = ""
    away: bool = False
    by_engine: bool = True
    """The engine is asked; what the database alone answers is the same with either."""

    def html(self, world, reader, thing):
        """What ``reader`` is shown there; "" where it stays shut."""
        address, query = self.opening(world, thing)
        with engine_away(world) if self.away else nullcontext():
            html = html_of(world.client(reader), address, **query)
        return html.partition(self.below)[2].partition("</section>")[0] if self.below else html

    def shows(self, world, reader, thing):
        """Whether ``reader`` meets the thing there."""
        return self.witness(thing) in self.html(world, reader, thing).casefold()

    def expected(self, reader, change):
        """Whether ``reader`` shall, after a change."""
        shown_to = change.listed_for if self.lists else change.found_by
        return ("visitor" if self.same_for_all else reader) in shown_to


def html_of(client, address, **query):
    """What a door shows; "" where it stays shut."""
    response = client.get(address, query)
    return response.content.decode() if response.status_code == 200 else ""


@contextmanager
def engine_away(world):
    """An engine that has no index answers nothing."""
    with override_settings(SEARCH_ENGINE="tantivy", SEARCH_FOLDER=world.nowhere):
        reading.mend()
        yield
    reading.mend()


def _by_a_word_of(name):
    """The results page, asked for a word of one text."""
    kinds = tuple(kind for kind, parts in {"article": ARTICLE, "thread": THREAD}.items() if name in parts)
    return Door(lambda world, thing: (RESULTS, {"q": thing.parts[name].asked}), kinds=kinds)


def _beside(kind, heading, **more):
    """What stands below a heading beside a neighbour."""

    def opening(world, thing):
        row = world.neighbours[kind]
        return (row.url if kind == "article" else row.get_absolute_url()), {}

    return Door(opening, below=heading, **more)


def _list(address, kind, *, same_for_all=False, **query):
    readers = ("visitor", "agent" if kind == "article" else "author")
    return Door(lambda world, thing: (address, query), readers, same_for_all, lists=True, kinds=(kind,))


def _title(thing):
    return f"Rain gauge and {thing.title.asked}"


ASKED = {
    "results": Door(lambda world, thing: (RESULTS, {"q": thing.title.asked}), READERS),
    "results in German": Door(lambda world, thing: ("/de/search/", {"q": thing.title.asked}), ("visitor",)),
    "results, narrowed": Door(
        lambda world, thing: (
            RESULTS,
            {"q": thing.title.asked, "kind": thing.kind, "tag": "tag-of-old", "sort": "newest"},
        ),
        ("author",),
    ),
    **{f"results by a word of the {name}": _by_a_word_of(name) for name in ("summary", "text", "answer", "solution")},
    "results for a misspelled word": Door(lambda world, thing: (RESULTS, {"q": thing.title.misspelled}), ("visitor",)),
    "nearest to it": Door(
        lambda world, thing: (RESULTS, {"q": f"{thing.title.asked} fluffy purple telephones"}), ("member",)
    ),
    "suggestions": Door(
        lambda world, thing: (SUGGESTIONS, {"title": _title(thing)}), ("moderator",), same_for_all=True
    ),
    "suggestions, the list alone": Door(
        lambda world, thing: (SUGGESTIONS, {"title": _title(thing), "part": "list"}), ("visitor",), same_for_all=True
    ),
    "the form that asks": Door(
        lambda world, thing: (reverse("forum:ask"), {"title": _title(thing)}), ("author",), same_for_all=True
    ),
    "what may answer, at the desk": Door(
        lambda world, thing: (reverse("desk:conversation-tips", args=[world.conversation]), {}),
        ("agent",),
        same_for_all=True,
    ),
    "completions": Door(
        lambda world, thing: (COMPLETIONS, {"q": thing.title.asked[:6]}), ("visitor", "agent"), same_for_all=True
    ),
}
KNOWN = {
    "results while the engine is away": Door(lambda world, thing: (RESULTS, {"q": thing.title.asked}), away=True),
    "queries that worked": Door(
        lambda world, thing: (COMPLETIONS, {"q": QUERIES[thing.kind][:5]}),
        ("visitor",),
        same_for_all=True,
        witness=lambda thing: QUERIES[thing.kind],
    ),
    "related, beside a question": _beside("thread", ">Related</h2>", readers=("visitor", "author")),
    "related, beside an article": _beside("article", ">Related</h2>", readers=("agent",)),
    "suggested before": _beside("thread", ">Suggested before it was asked</h2>", readers=("agent",)),
    "which was asked before": Door(
        lambda world, thing: (
            reverse("forum:thread-duplicate", args=[world.neighbours["thread"].pk]),
            {"q": thing.title.asked},
        ),
        ("moderator",),
        same_for_all=True,
        kinds=("thread",),
    ),
    "this solved it": Door(lambda world, thing: (reverse("search:solved"), {"hit": thing.key}), READERS),
    "the sitemap": Door(lambda world, thing: (f"/sitemap-{thing.kind}-1.xml", {}), ("visitor",), same_for_all=True),
    "what editors see of searches": Door(
        lambda world, thing: (reverse("insights:cluster", args=[world.clusters[thing.kind]]), {}), ("editor",)
    ),
}
LISTS = {
    "articles on the home page": _list("/en/", "article"),
    "questions on the home page": _list("/en/", "thread", same_for_all=True),
    "the articles": _list("/en/articles/", "article"),
    "its section": _list("/en/care/", "article"),
    "the boards": _list("/en/questions/", "thread"),
    "its board": _list("/en/questions/boards/sensors/", "thread"),
    "its tag": _list("/en/questions/tags/tag-of-old/", "thread"),
    "its author's questions": _list("/en/questions/by/author/", "thread", tab="questions"),
    "what its helper answered": _list("/en/questions/by/helper/", "thread"),
}
DOORS = ASKED | {name: replace(door, by_engine=False) for name, door in (KNOWN | LISTS).items()}
"""All of them: those that ask the engine, those that know what was found before, and lists."""


def doors_of(world, thing):
    """Names, doors and readers of a thing: all with one of the engines; with the other the doors that ask it, and fewer readers."""
    for name, door in DOORS.items():
        if thing.kind in door.kinds and (door.by_engine or world.asks_all_doors):
            readers = door.readers if world.asks_all_doors else door.readers[:2]
            yield from ((name, door, reader) for reader in readers)


def wrong(world, thing, change=None):
    """The doors and readers to whom a thing is shown against, or not shown in spite of, what is expected after ``change``."""
    return [
        (name, reader)
        for name, door, reader in doors_of(world, thing)
        if door.shows(world, reader, thing) != (change is None or door.expected(reader, change))
    ]
