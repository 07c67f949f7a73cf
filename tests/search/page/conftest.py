"""The results page over some notes, on both engines, as its reader sees it."""

import pytest
from bs4 import BeautifulSoup

from tests.search.worker import settle


class Page:
    """A page of results; addresses begin with "?"."""

    def __init__(self, response):
        self.response = response
        self.results = response.context["results"]
        self.html = response.content.decode()
        self.tree = BeautifulSoup(self.html, "html.parser")

    @property
    def moved_to(self):
        """Where the reader was led from the address."""
        return self.response.redirect_chain[-1][0]

    @property
    def titles(self):
        return [said(title) for title in self.tree.select(".hit__title a")]

    @property
    def groups(self):
        """The groups of facets: {heading: {label: count}}; None where no count stands."""
        return {
            group.legend.get_text(): {said(choice.span): _count(choice) for choice in group.select(".choice")}
            for group in self.tree.select(".facets__group")
        }

    @property
    def ticked(self):
        """What is chosen in the form, as (name, value)."""
        return [(box["name"], box["value"]) for box in self.tree.select(".facets input[checked]")]

    @property
    def chips(self):
        """What can be taken away, and the addresses that do it."""
        return {said(chip).partition(": ")[2]: chip["href"] for chip in self.tree.select(".chip")}

    def links(self, css):
        """Texts and addresses of links."""
        return {said(link): link["href"] for link in self.tree.select(css)}

    def hidden(self, css):
        """Hidden fields of a form."""
        return [(field["name"], field["value"]) for field in self.tree.select(f"{css} input[type=hidden]")]


def said(element):
    """The words of an element; what must not break is written with plain blanks and hyphens."""
    return " ".join(element.get_text().replace("\u2011", "-").split())


def _count(choice):
    counts = choice.select(".choice__count")
    return int(counts[0].get_text()) if counts else None


@pytest.fixture
def look(house, client):
    """Opens the page with a query, or at an address that begins with "?"."""
    settle()

    def open_page(address="", *, language="en", **query):
        settle()
        return Page(client.get(f"/{language}/search/{address}", query, follow=True))

    return open_page
