"""What came of a search: the hit that was opened, and what its reader did then."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from search.models import Searched
from search.queries import worked
from tests.factories.forum import make_board
from tests.search import notes
from tests.search.log.searches import (
    CHROME,
    ELSEWHERE,
    FIREFOX,
    HERE,
    beacon,
    browser,
    look_for,
    only,
    open_hit,
    search,
    type_title,
)
from tests.search.worker import settle

pytestmark = pytest.mark.django_db
CLICKED = "/en/search/clicked/"


def test_an_opened_hit_is_kept_by_kind_id_and_rank_the_first_one_and_their_count(hub):
    look_for("Hub network?")
    assert open_hit(hub, "Hub network?", rank=3).status_code == 204
    open_hit(hub, "hub NETWORK", rank=1)
    row = only()
    assert (row.clicked_kind, row.clicked_id, row.clicked_rank, row.click_count) == ("note", hub.pk, 3, 2)


def test_a_suggestion_opened_under_a_title_is_told_of_that_title(hub):
    type_title("hub loses network")
    look_for("hub loses network")
    open_hit(hub, "hub loses network", place="title")
    assert list(Searched.objects.order_by("pk").values_list("place", "click_count")) == [("title", 1), ("results", 0)]


def test_a_click_marks_ones_own_search_of_today_and_no_other(hub):
    look_for("hub")
    search("hub", days_ago=1)
    for client in (browser(ELSEWHERE), browser(agent=CHROME)):
        assert open_hit(hub, "hub", client).status_code == 204
    assert open_hit(hub, "other words").status_code == 204
    assert not Searched.objects.filter(click_count__gt=0).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "secret"},
        {"kind": ""},
        {"id": "0"},
        {"id": str(2**63)},
        {"id": "seven"},
        {"rank": "0"},
        {"rank": "501"},
        {"rank": "1.5"},
        {"words": ""},
        {"words": "x" * 2_001},
        {"words": "a\0b"},
        {"place": "elsewhere"},
    ],
)
def test_a_beacon_that_makes_no_sense_is_refused(hub, wrong):
    look_for("hub")
    assert open_hit(hub, **{"words": "hub", **wrong}).status_code == 400
    assert only().click_count == 0
    assert open_hit(hub, "hub", rank=500).status_code == 204
    assert only().click_count == 1


@pytest.mark.usefixtures("clock")
def test_too_many_clicks_are_not_counted_and_nobody_is_told(hub):
    look_for("hub")
    assert {open_hit(hub, "hub").status_code for _ in range(130)} == {204}
    assert only().click_count == 120


def test_the_list_says_what_the_beacon_needs_and_is_the_same_for_everybody(hub):
    first, second = look_for("hub", browser()), look_for("hub", browser(ELSEWHERE, CHROME))
    assert first.content == second.content
    told = f'data-clicked="/en/search/clicked/" data-hits="note:{hub.pk}" data-words="hub" data-place="results" data-rank="1"'
    assert told in first.content.decode()
    assert not first.cookies


def test_ranks_go_on_over_the_pages(hub):
    for number in range(11):
        notes.write(f"Hub {number}")
    settle()
    assert 'data-rank="11"' in look_for("hub", page="2").content.decode()


def test_a_question_marks_what_its_asker_searched_for_before_also_signed_out(hub, asker, as_user):
    board = make_board()
    search("hub", "somebody else")
    look_for("hub network")
    client = as_user(asker, REMOTE_ADDR=HERE, headers={"user-agent": FIREFOX})
    look_for("restart", client)
    data = {
        "title": "The hub hums at night",
        "body": "It hums a tune, and then it stops.",
        "board": board.pk,
        "language": "en",
    }
    refused = client.post(reverse("forum:ask"), {**data, "title": ""})
    assert refused.status_code == 422
    assert not Searched.objects.exclude(followed_by="").exists()
    assert client.post(reverse("forum:ask"), data).status_code == 302
    assert sorted(Searched.objects.filter(followed_by="question").values_list("words", flat=True)) == [
        "hub network", "restart",
    ]  # fmt: skip


def test_a_hand_over_marks_what_was_searched_for_before(hub, asker, as_user):
    look_for("hub network")
    client = as_user(asker, REMOTE_ADDR=HERE, headers={"user-agent": FIREFOX})
    sent = client.post(
        reverse("escalation:begin"), {"words": "The hub lost the network, and nothing brings it back.", "trail": "[]"}
    )
    assert sent.status_code == 302
    assert only().followed_by == "hand_over"


def test_only_the_last_half_hour_and_ten_searches_are_marked_and_what_came_first_stays():
    search("long ago", seconds=0)
    for number in range(12):
        search(f"query {number}", seconds=2_000 + number, then="hand_over" if number == 11 else "")
    search("one more", seconds=2_100, then="question")
    marked = dict(Searched.objects.values_list("words", "followed_by"))
    assert marked["long ago"] == ""
    assert [marked[f"query {number}"] for number in range(12)] == ["", ""] + 10 * ["hand_over"]
    assert marked["one more"] == "question"


def test_a_click_counts_for_what_stood_on_the_page_where_it_stood(hub):
    for number in range(11):
        notes.write(f"Hub {number}")
    settle()
    client = browser()
    sent = beacon(look_for("hub", client), number=2)
    assert client.post(CLICKED, sent).status_code == 204
    assert (only().clicked_id, only().clicked_rank) == (int(sent["id"]), 3)
    second = beacon(look_for("hub", client, page="2"))
    assert second["rank"] == 11
    assert client.post(CLICKED, second).status_code == 204
    assert only().click_count == 2


@pytest.fixture
def midnight(monkeypatch):
    """Says how far from the last midnight in UTC it is."""
    last = datetime.combine(timezone.now().astimezone(UTC).date(), datetime.min.time(), UTC)

    def move(**by):
        monkeypatch.setattr(timezone, "now", lambda: last + timedelta(**by))

    return move


def test_one_visitor_puts_nothing_into_everybodys_autocomplete_whatever_their_browsers_are_called(hub, midnight):
    """Three browsers on two days, all of one address, with a click that is real: it is one network each day."""
    midnight(minutes=-2)
    words = "hub loses the network"

    def open_the_first(agent, address):
        client = browser(address, agent)
        assert client.post(CLICKED, beacon(look_for(words, client))).status_code == 204

    open_the_first(FIREFOX, HERE)
    open_the_first(CHROME, HERE)
    open_the_first("Another", "203.0.113.200")
    midnight(minutes=2)
    for agent in (FIREFOX, CHROME, "Another"):
        open_the_first(agent, HERE)
    assert Searched.objects.filter(click_count=1).count() == 6
    assert worked("hub", language="en") == ()
    open_the_first(FIREFOX, ELSEWHERE)
    assert worked("hub", language="en") == (words,)


def test_what_a_page_did_not_show_is_not_opened_whoever_says_so(hub):
    elsewhere = notes.write("Mast")
    settle()
    client = browser()
    sent = beacon(look_for("hub", client))
    look_for("acme gauges burn houses down", client)
    other = beacon(look_for("mast", client))
    for changed in (
        {"id": str(elsewhere.pk)},
        {"id": str(elsewhere.pk), "hits": other["hits"]},
        {"id": str(elsewhere.pk), "hits": f"{sent['hits']} {other['hits']}", "rank": sent["rank"] + 1},
        {"words": "acme gauges burn houses down"},
        {"place": "title"},
        {"rank": sent["rank"] + 1},
        {"signed": other["signed"]},
        {"signed": ""},
        {"signed": "Ünsinn"},
    ):
        assert client.post(CLICKED, sent | changed).status_code == 400, changed
    assert not Searched.objects.filter(click_count__gt=0).exists()
    assert client.post(CLICKED, sent).status_code == 204
    assert Searched.objects.get(click_count=1).words == "hub"
