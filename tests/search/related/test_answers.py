"""What helped is read where it was found: on the hit's card, and at length where a question is asked."""

import pytest
from bs4 import BeautifulSoup

from forum import actions
from tests.factories.articles import make_article
from tests.search.page.conftest import Page, said
from tests.search.worker import settle

pytestmark = pytest.mark.django_db

SOLUTION = """It is nearly always a spider: she holds the bucket.

1. Turn the funnel and lift it off.
2. Free the bucket & brush it.

If the gauge shows 0 mm in the rain after that it is the reed switch."""


def text(html):
    return {"type": "text", "value": html}


@pytest.fixture
def suggested(house, client):
    """What is suggested for a title, as trees."""

    def ask(title):
        page = client.get("/en/search/suggestions/", {"title": title})
        return BeautifulSoup(page.content, "html.parser").select(".suggest__item")

    return ask


def test_a_solved_question_shows_its_solution_whatever_else_the_words_stand_in(house, client, solved):
    solved(
        "The gauge shows 0 mm",
        SOLUTION,
        body="The gauge shows 0 mm in the rain, and the rain gauge next door does not.",
    )
    settle()
    for query in ("gauge shows 0 mm rain", "gauge next door"):
        (card,) = Page(client.get("/en/search/", {"q": query})).tree.select(".hit")
        assert said(card.select_one(".hit__answer")).startswith("It is nearly always a spider")


def test_a_long_solution_shows_what_was_looked_for(house, client, solved):
    solved(
        "A list of codes", "Look at the lamp, it says which. " * 30 + "With E-1042 the hub is deaf. " + "Look. " * 30
    )
    settle()
    (card,) = Page(client.get("/en/search/", {"q": "E-1042"})).tree.select(".hit")
    assert "With E-1042 the hub is deaf." in said(card.select_one(".hit__answer"))


def test_an_opened_suggestion_is_the_whole_solution(suggested, solved):
    solved("The gauge shows 0 mm", SOLUTION)
    settle()
    (suggestion,) = suggested("The gauge shows 0 mm")
    paragraphs = [said(paragraph) for paragraph in suggestion.select(".prose p")]
    assert paragraphs[0] == "It is nearly always a spider: she holds the bucket."
    assert paragraphs[-1] == "If the gauge shows 0 mm in the rain after that it is the reed switch."
    assert [said(mark) for mark in suggestion.select(".prose mark")] == ["gauge shows 0 mm"]
    assert "&amp; brush" in str(suggestion)


def test_a_long_solution_ends_with_a_sentence(suggested, solved):
    solved("The gauge shows nothing", "Take the bucket out of the gauge and wash it. " * 40)
    settle()
    (suggestion,) = suggested("The gauge shows nothing")
    shown = said(suggestion.select_one(".prose"))
    assert shown.endswith("wash it. …")
    assert 350 < len(shown) < 705


def test_an_opened_article_is_its_summary_and_what_fits_from_the_beginning_of_a_sentence(suggested, section):
    cells = "<p>Zero</p><p>Stuck gauge</p><p>Free it</p>"
    steps = "<h2>Take the funnel off</h2><p>A quarter turn. In the app choose Station, gauge, pause.</p>"
    blocks = [text(f"<p>{'Dirt is normal. ' * 60}</p>{cells}"), text(steps)]
    make_article(section, title="Clean the gauge", summary="Twice a year.", blocks=blocks)
    settle()
    (suggestion,) = suggested("Clean the gauge in the app")
    assert [said(paragraph) for paragraph in suggestion.select(".prose p")] == [
        "Twice a year.",
        "In the app choose Station, gauge, pause.",
    ]


def test_a_number_is_shown_where_it_stands_even_in_a_table(house, client, section):
    blocks = [text(f"<p>{'Codes are told here. ' * 30}</p><p>E-1042</p><p>The hub is deaf</p><p>Wait</p>")]
    make_article(section, title="Codes", summary="What they mean.", blocks=blocks)
    settle()
    (card,) = Page(client.get("/en/search/", {"q": "E-1042"})).tree.select(".hit")
    assert said(card.select_one(".hit__text mark")) == "E-1042"


def test_what_the_index_has_not_heard_of_yet_is_told_by_the_database(suggested, house, client, solved, helper):
    thread = solved("The gauge shows 0 mm", "Call <my number>.")
    settle()
    thread.refresh_from_db()
    actions.edit_answer(by=helper, answer_id=thread.solution_id, version=1, body="Free the bucket & brush it.")
    (card,) = Page(client.get("/en/search/", {"q": "gauge"})).tree.select(".hit")
    (suggestion,) = suggested("The gauge shows 0 mm")
    assert said(card.select_one(".hit__answer")) == "Free the bucket & brush it."
    assert said(suggestion.select_one(".prose")) == "Free the bucket & brush it."
