"""Every list of the house: a page beyond its last leads to the last, and what is no number is the first page."""

import pytest
from django.urls import reverse

from tests.factories.articles import make_section
from tests.factories.forum import make_board, make_thread

pytestmark = pytest.mark.django_db

LISTS = {
    "questions": lambda thread, member: reverse("forum:boards"),
    "board": lambda thread, member: reverse("forum:board", args=[thread.board.slug]),
    "tag": lambda thread, member: reverse("forum:tag", args=["hub"]),
    "mine": lambda thread, member: reverse("forum:mine"),
    "thread": lambda thread, member: reverse("forum:thread", args=[thread.pk, thread.slug]),
    "reports": lambda thread, member: reverse("forum:reports"),
    "notices": lambda thread, member: reverse("inbox:list"),
    "people": lambda thread, member: reverse("poweruser:people"),
    "ledger": lambda thread, member: reverse("poweruser:ledger", args=[member.handle]),
    "section": lambda thread, member: make_section().url,
}


@pytest.fixture
def client(as_user, moderator):
    return as_user(moderator)


@pytest.mark.parametrize("name", LISTS)
def test_a_page_beyond_the_last_leads_to_the_last(name, client, moderator):
    address = LISTS[name](make_thread(tags=["hub"]), moderator)
    response = client.get(address, {"sort": "newest", "page": "99"})
    assert (response.status_code, response["Location"]) == (302, f"{address}?sort=newest")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_what_is_no_number_is_the_first_page(name, client, moderator):
    address = LISTS[name](make_thread(tags=["hub"]), moderator)
    for odd in ("0", "-1", "two", "9" * 400, "٣", "1.5", ""):
        assert client.get(address, {"page": odd}).status_code == 200


def test_the_last_page_is_the_one_that_has_the_last_rows(visitor, asker):
    board = make_board()
    for number in range(21):
        make_thread(by=asker, board=board, title=f"Question number {number}")
    for number in (3, 9_999_999):
        response = visitor.get(reverse("forum:board", args=[board.slug]), {"page": number})
        assert response["Location"].endswith("?page=2")
    assert visitor.get(response["Location"]).content.decode().count('class="row"') == 1
    assert "Set-Cookie" not in response.headers
