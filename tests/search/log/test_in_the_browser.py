"""What a browser with scripts tells the search log: which hit was opened, at what rank, whatever it was opened with."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from search.models import Searched
from tests.factories.forum import make_board
from tests.pages.signed_in import page_of
from tests.search import notes
from tests.search.worker import settle
from tests.waiting import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hubs(hub):
    """Two notes about hubs, as all there is to find."""
    another = notes.write("Paint the hub", "The network is not painted.")
    settle()
    return hub, another


@pytest.fixture
def page(chromium, asker, live_server):
    """A member's: suggestions are asked for without their session all the same."""
    with page_of(asker, chromium, live_server.url) as page:
        yield page


def told(times):
    """Waits until the one search in the log has that many clicks: a browser that went on does not say what became of a beacon."""
    clicked = Searched.objects.filter(click_count__gte=times)
    until(clicked.exists, lambda: list(Searched.objects.values()))


def test_an_opened_hit_is_told_once_with_its_rank(page, live_server, hubs):
    page.goto(f"{live_server.url}/en/search/?q=hub+network")
    second = page.locator("h2.hit__title a").nth(1)
    second.click(button="middle")
    told(times=1)
    page.locator("h2.hit__title a").first.click()
    told(times=2)
    row = Searched.objects.get()
    assert (row.words, row.clicked_kind, row.clicked_rank, row.click_count) == ("hub network", "note", 2, 2)
    assert row.clicked_id in {hub.pk for hub in hubs}


def test_a_suggestion_unfolded_under_a_title_is_told_once(page, live_server, hubs):
    make_board()
    page.goto(f"{live_server.url}{reverse('forum:ask')}")
    title = page.get_by_label("What is happening?")
    title.press_sequentially("Hub loses network")
    first = page.locator(".suggest__item summary").first
    expect(first).to_be_visible()
    first.click()
    told(times=1)
    first.click()
    first.click()
    expect(page.locator(".suggest__item[open]")).to_have_count(1)
    row = Searched.objects.get()
    assert (row.words, row.place, row.clicked_rank, row.click_count) == ("Hub loses network", "title", 1, 1)
