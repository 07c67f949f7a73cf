"""What else was looked for is said to the reader, and a word that editors know is never taken for a mistake."""

import pytest

from search.actions import add_synonym
from tests.search import notes

pytestmark = pytest.mark.django_db


@pytest.fixture
def grouped(look, editor, django_capture_on_commit_callbacks):
    """“lotzen” means the same as “guide”."""
    with django_capture_on_commit_callbacks(execute=True):
        add_synonym(language="en", phrases=["lotzen", "guide"], by=editor)
    notes.write("Guide for the hub")
    return look


def test_the_page_says_what_else_was_looked_for(grouped):
    page = grouped(q="lotzen")
    assert page.titles == ["Guide for the hub"]
    assert "Also looked for: guide" in page.tree.select_one("form.search").get_text()
    assert "Also looked for" not in grouped(q="hub").html
    page = grouped(q="lotzen", language="de")
    assert "Auch gesucht: guide" in page.tree.select_one("form.search").get_text()
    assert page.tree.select_one(".search__hint [lang=en]").get_text() == "guide"


def test_a_word_of_a_synonym_is_not_corrected_though_it_stands_nowhere(grouped):
    notes.write("Lotsen")
    assert grouped(q="lotzen").results.instead == ""
    assert grouped(q="Lopsen").results.instead == "lotsen"
