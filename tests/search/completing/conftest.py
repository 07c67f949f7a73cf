"""What is offered while somebody types into a search field, as their browser gets it."""

import pytest
from bs4 import BeautifulSoup

from tests.search.worker import settle


class Offered:
    """The part of a page that is answered with."""

    def __init__(self, response):
        self.response = response
        self.tree = BeautifulSoup(response.content, "html.parser")
        self.queries = [option["data-words"] for option in self.tree.select("[data-words]")]
        self.titles = [
            option.select_one(".complete__words").get_text() for option in self.tree.select("[data-address]")
        ]


@pytest.fixture
def offer(house, client):
    """Asks what may be meant by what was typed so far."""
    settle()

    def ask(typed, language="en", **more):
        settle()
        return Offered(client.get(f"/{language}/search/completions/", {"q": typed}, **more))

    return ask
