"""What was hidden, deleted, moved or meant for fewer is met at no door, though the index has it; before, every door shows it."""

import re
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from forum import actions
from search.actions import salt
from search.contract import sources
from search.models import Deflection, Searched
from search.signed import signature_of
from tests.search.doors.changes import CHANGES, section_of
from tests.search.doors.doors import ALONE, READERS, RESULTS, doors_of, html_of, wrong
from tests.search.doors.world import NEVER
from tests.search.log.searches import browser, look_for

KINDS = ("article", "thread")


def test_every_kind_that_can_be_found_is_asked_for():
    assert set(sources()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_door_shows_what_everybody_may_see(world, kind):
    assert wrong(world, world.things[kind]) == []


@pytest.mark.parametrize(("kind", "what"), CHANGES)
def test_every_door_is_shut_at_once_to_whoever_may_not_see_it(world, kind, what):
    thing, change = world.things[kind], CHANGES[kind, what]
    address = thing.row.get_absolute_url()
    change.do(world, thing)
    assert wrong(world, thing, change) == []
    if world.asks_all_doors:
        address = thing.row.get_absolute_url() if thing.row else address
        opened = {reader for reader in READERS if world.client(reader).get(address).status_code == 200}
        assert opened == set(change.opened_by)


NARROWED = (
    {"kind": "thread"},
    {"kind": "article"},
    {"place": "thread.sensors", "tag": "tag-of-old"},
    {"state": "solved", "time": "month", "sort": "newest"},
)


def page(client, text, **narrowed):
    """The results page, whatever the word and the tokens in it."""
    html = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", html_of(client, RESULTS, q=text, **narrowed))
    return html.casefold().replace(text, NEVER)


@pytest.mark.parametrize(("kind", "what"), [("thread", "hidden"), ("article", "for agents")])
def test_a_page_is_that_of_a_word_nobody_wrote(world, kind, what):
    thing = world.things[kind]
    visitor, author = world.client("visitor"), world.client("author")
    texts = (thing.title.misspelled, *(part.asked for part in thing.parts.values()))
    for text in texts:
        assert page(visitor, text) != page(visitor, NEVER)
    CHANGES[kind, what].do(world, thing)
    asked = [(visitor, text, {}) for text in texts]
    asked += [(visitor, thing.title.asked, narrowed) for narrowed in NARROWED]
    asked += [(author, text, {}) for text in texts[:2]]
    for client, text, narrowed in asked:
        assert page(client, text, **narrowed) == page(client, NEVER, **narrowed), (text, narrowed)


def _to_another_board(world, thing):
    board = world.places["other board"]
    actions.move_thread(by=world.people["moderator"], thread_id=thing.pk, board_id=board.pk)


def _to_another_section(world, thing):
    thing.row.move(section_of(world, "other section"), "last-child")


AT_THE_OLD_PLACE = {"its section", "its board"}
NOT_YET = {"results for a misspelled word"}
"""A word that only something that has just changed has is told again when that is written."""
MOVES = {
    "thread": (_to_another_board, "Sensors of old", "Elsewhere now"),
    "article": (_to_another_section, "Care of old", "Repairs now"),
}


def hit(world, thing):
    """What the results page shows of it."""
    page = BeautifulSoup(html_of(world.client("visitor"), RESULTS, q=thing.title.asked), "html.parser")
    return page.select_one(".hit")


@pytest.mark.parametrize("kind", MOVES)
def test_what_was_moved_is_shown_where_it_is_now(world, kind):
    thing, (move, before, after) = world.things[kind], MOVES[kind]
    assert before in hit(world, thing).get_text()
    move(world, thing)
    text = hit(world, thing).get_text()
    assert before not in text
    assert after in text
    assert {name for name, _reader in wrong(world, thing)} <= {*AT_THE_OLD_PLACE, *NOT_YET}


def test_a_moved_article_is_led_to_by_its_new_address_alone(world):
    thing = world.things["article"]
    old = thing.row.get_absolute_url()
    _to_another_section(world, thing)
    new = thing.row.get_absolute_url()
    assert new != old
    assert world.client("visitor").get(new).status_code == 200
    without_address = {"queries that worked", *AT_THE_OLD_PLACE, *NOT_YET}
    for name, door, reader in doors_of(world, thing):
        html = door.html(world, reader, thing)
        assert old not in html, name
        assert new in html or name in without_address, name


NOBODYS = 10**9


@pytest.fixture(autouse=True)
def own_salt(monkeypatch):
    """Each process keeps the salt of the day in mind; the row of another test's is gone."""
    monkeypatch.setattr(salt, "_last", None)


def answers(world, kind, pk):
    """Status, address and words of every answer about a thing, whatever its number and the tokens in the page."""
    told, hit = [], f"{kind}:{pk}"
    signed = signature_of([hit], words="gauge", place="results", first=1)
    opened = {"kind": kind, "id": pk, "rank": 1, "words": "gauge", "place": "results", "hits": hit, "signed": signed}
    for reader in ("visitor", "member"):
        client = world.client(reader)
        for response in (
            client.get("/en/search/solved/", {"hit": f"{kind}:{pk}"}),
            client.post("/en/search/solved/", {"hit": f"{kind}:{pk}", "words": "My rain gauge", "key": str(uuid4())}),
            client.post("/en/search/clicked/", opened),
        ):
            html = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", response.content.decode())
            told.append(
                (response.status_code, response.get("Location"), re.sub(rf"{kind}(:|%(25)?3A){pk}\b", "", html))
            )
    return told


@ALONE
@pytest.mark.parametrize(("kind", "what"), [("thread", "hidden"), ("thread", "deleted"), ("article", "for agents")])
def test_what_may_not_be_seen_is_answered_as_what_never_was(world, kind, what):
    thing = world.things[kind]
    assert answers(world, kind, thing.pk) != answers(world, kind, NOBODYS)
    kept = Deflection.objects.count()
    CHANGES[kind, what].do(world, thing)
    assert answers(world, kind, thing.pk) == answers(world, kind, NOBODYS)
    assert Deflection.objects.count() == kept


@pytest.mark.parametrize(("kind", "what"), [("thread", "hidden"), ("article", "for agents")])
def test_the_log_keeps_how_much_was_shown(world, kind, what):
    thing = world.things[kind]
    for total in (1, 0):
        look_for(thing.title.asked, client=browser(f"203.0.113.{total}"))
        assert Searched.objects.order_by("pk").last().total == total
        CHANGES[kind, what].do(world, thing)
