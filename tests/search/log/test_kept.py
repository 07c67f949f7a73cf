"""What is kept of a search: its words without what leads to a person, and a pseudonym of one day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from search.actions.log import forget_searches
from search.models import DailySalt, Searched
from search.tasks import forget_old_searches
from tests.search import notes
from tests.search.log.searches import (
    CHROME,
    FIREFOX,
    HERE,
    NOON,
    browser,
    logged,
    look_for,
    only,
    open_hit,
    search,
    type_title,
)
from tests.search.worker import settle

pytestmark = pytest.mark.django_db


def test_a_search_is_kept_with_its_words_its_language_and_what_was_found(hub):
    look_for("  Hub   NETWORK ", language="de")
    row = only()
    assert (row.words, row.folded) == ("Hub NETWORK", "hub network")
    assert (row.language, row.place, row.total, row.away, row.filters) == ("de", "results", 1, False, {})
    assert (row.day, row.click_count, row.followed_by) == (row.at.astimezone(NOON.tzinfo).date(), 0, "")


def test_what_the_list_was_narrowed_to_is_kept_as_far_as_we_know_it(hub):
    look_for("hub", kind=["note", "anna.mueller@example.com"])
    assert only().filters == {"kind": ["note"]}


def test_a_title_that_is_typed_is_a_search_too(hub):
    type_title("hub loses n")
    row = only()
    assert (row.words, row.place, row.total) == ("hub loses n", "title", 1)


def test_nobody_is_in_it(hub, as_user, asker):
    client = as_user(asker, REMOTE_ADDR=HERE, headers={"user-agent": FIREFOX})
    look_for("hub", client)
    open_hit(hub, "hub", client)
    everything = " ".join(str(value) for row in (only(), DailySalt.objects.get()) for value in vars(row).values())
    for trace in ("203.0.113", "Firefox", asker.handle, asker.email, asker.name, client.session.session_key):
        assert trace not in everything
    assert not [field for field in Searched._meta.get_fields() if field.is_relation]


def test_addresses_and_numbers_of_people_are_masked_before_they_are_kept(hub):
    look_for("hub E-1042, ruft 0171 2345678 oder anna@example.com an")
    assert only().words == "hub E-1042, ruft *** oder *** an"
    assert only().folded == "hub e-1042, ruft *** oder *** an"


def test_a_browser_at_an_address_is_one_pseudonym_a_day_signed_in_or_not(hub, as_user, asker):
    look_for("hub one")
    look_for("network", as_user(asker, REMOTE_ADDR=HERE, headers={"user-agent": FIREFOX}))
    look_for("restart", browser("2001:db8:1:2::5"))
    look_for("loses", browser("2001:db8:1:2::6"))
    look_for("zero", browser(agent=CHROME))
    first, second, third, fourth, fifth = Searched.objects.order_by("pk").values_list("pseudonym", flat=True)
    assert first == second
    assert third == fourth, "a household has one network"
    assert len({first, third, fifth}) == 3
    assert len(first) == 22


def test_the_next_day_nobody_can_make_or_compare_a_pseudonym(hub, monkeypatch):
    look_for("hub")
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: tomorrow)
    look_for("hub")
    yesterday, today = Searched.objects.order_by("pk")
    assert yesterday.pseudonym != today.pseudonym
    assert [salt.day for salt in DailySalt.objects.all()] == [today.day]


def test_a_salt_goes_at_night_even_if_nobody_searches_the_next_day(hub):
    look_for("hub")
    forget_searches(now=timezone.now() + timedelta(days=1))
    assert not DailySalt.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)"},
        {"user-agent": "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"},
        {"user-agent": "curl/8.5.0"},
        {"user-agent": "python-requests/2.32"},
        {"user-agent": FIREFOX, "sec-purpose": "prefetch;prerender"},
        {"user-agent": FIREFOX, "purpose": "prefetch"},
        {"user-agent": FIREFOX, "sec-fetch-site": "cross-site"},
    ],
)
def test_what_no_person_meant_is_no_search_and_no_click(hub, headers):
    look_for("hub", Client(headers=headers))
    assert logged() == []
    person = {"user-agent": headers["user-agent"], "sec-fetch-site": "same-origin"}
    look_for("hub", Client(headers=person))
    open_hit(hub, "hub", Client(headers=headers))
    assert not Searched.objects.exclude(click_count=0).exists()
    look_for("hub", Client(headers={"user-agent": CHROME, "sec-fetch-site": "same-origin"}))
    assert "hub" in logged()


def test_what_nobody_searched_for_is_not_kept(hub):
    for words in ("", "   ", "?!", "…"):
        look_for(words)
    browser().head("/en/search/", {"q": "hub"})
    type_title("hub loses")  # a letter too short to be looked for
    for number in range(10):
        notes.write(f"Hub {number}")
    settle()
    look_for("hub", page="2")
    assert logged() == []


@pytest.mark.usefixtures("clock")
def test_a_refused_search_is_none(hub):
    client = browser()
    for _ in range(60):
        look_for("hub", client)
    assert client.get("/en/search/", {"q": "network"}).status_code == 429
    assert logged() == ["hub"]


def test_searches_are_kept_for_180_days():
    for days_ago in (0, 180, 181, 400):
        search("hub", days_ago=days_ago)
    assert forget_searches(now=NOON) == 2
    assert Searched.objects.count() == 2
    assert forget_old_searches() == 0
