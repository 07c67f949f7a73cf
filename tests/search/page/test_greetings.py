"""How a pasted letter begins is not looked for, and what only looks like a greeting is."""

import pytest

from search.greetings import without_greeting
from search.understanding import query_of
from tests.search import notes


@pytest.mark.parametrize(
    ("greeting", "rest"),
    [
        ("Guten Tag, ", "ich habe eine neue Adresse"),
        ("Hi all! ", "My hub is offline"),
        ("Sehr geehrte Damen und Herren, ", "meine Station funkt nicht"),
        ("Hallo liebes Support-Team, guten Morgen zusammen: ", "die Station schweigt"),
        ("Good evening everybody. Dear community - ", "does it hail there?"),
    ],
)
def test_a_letter_is_looked_for_without_its_greeting(greeting, rest):
    assert without_greeting(greeting + rest) == rest
    asked = [query_of(text, language="en", audiences=("public",), by_meaning=False) for text in (greeting + rest, rest)]
    assert asked[0].readings == asked[1].readings


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "Hallo, Welt",
        "Hi-res photos of the hub",
        "Guten Morgen Routine einstellen",
        "Hallo Nachbar, Station geht nicht",
        "Anhalt, Hessen, Bayern: Wetter von heute",
    ],
)
def test_what_only_looks_like_a_greeting_stays(text):
    assert without_greeting(text) == text


@pytest.mark.django_db
def test_a_title_that_greets_is_still_found_exactly(look):
    notes.write("My hub is offline")
    notes.write("Hello, my hub is offline")
    assert look(q="hello, my hub is offline").titles[0] == "Hello, my hub is offline"
    assert look(q="my hub is offline").titles[0] == "My hub is offline"
