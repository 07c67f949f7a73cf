"""What nobody should send, and what is said about it."""

import pytest
from django.utils import translation

from markup.render import BODY, TooDeep, TooLong, render, render_reply
from tests.markup.strict import wrong_in

PILED = {
    "quotes": "> " * 5_000 + "a",
    "quotes without blanks": ">" * 5_000,
    "quoted lines": ">>>>>>> a\n" + "a\n" * 1_900,
    "brackets": "[" * 10_000,
    "open links": "[a](" * 5_000,
    "pictures": "![" * 10_000,
    "stars": "*a " * 9_000,
    "stars in stars": "*" * 1_200 + "a" + "*" * 1_200,
    "underscores": "_a__b" * 5_000,
    "backticks": "".join("e" + "`" * count for count in range(1, 240)),
    "angle brackets": "<a " * 9_000,
    "ampersands": "&" * 30_000,
    "backslashes": "\\" * 30_000,
    "lists in lists": "\n".join("  " * depth + "- a" for depth in range(160)),
    "lists in a line": "- " * 9_000 + "a",
    "cells": "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + ("|a" * 100 + "|\n") * 140,
}


@pytest.mark.parametrize("name", PILED)
def test_what_is_piled_too_high_is_refused_in_words(name):
    with pytest.raises(TooDeep) as refusal:
        render(PILED[name])
    assert "Take some away" in str(refusal.value)


@pytest.mark.parametrize("name", PILED)
def test_what_is_piled_too_high_can_be_shown_as_typed_instead(name):
    rendered = render(PILED[name], flatten=True)
    assert rendered.html.startswith('<pre tabindex="0">')
    assert rendered.source == PILED[name]
    assert wrong_in(rendered.html) == []


def test_as_much_as_fits_is_rendered_and_one_character_more_is_refused():
    assert render("a" * BODY.length).text == "a" * BODY.length
    with pytest.raises(TooLong) as refusal:
        render("a" * (BODY.length + 1))
    assert "30,000" in str(refusal.value)


def test_the_refusal_speaks_the_readers_language():
    with translation.override("de"), pytest.raises(TooLong) as refusal:
        render("a" * (BODY.length + 1))
    with translation.override("de"):
        assert "länger als 30.000 Zeichen" in str(refusal.value)


def test_too_many_lines_are_refused():
    assert render("a\n" * 900)
    with pytest.raises(TooLong):
        render("a\n" * 2_100)
    with pytest.raises(TooLong):
        render_reply("a\n" * 200)


def test_long_code_and_long_lists_of_people_are_not_refused():
    assert "<pre" in render("```\n" + "2026-11-21 08:00 <rain> [ok] *\n" * 700 + "```").html
    assert render("- one thing to check, **twice**\n" * 300).html.count("<li>") == 300
    assert render("---\n\n" + "-" * 200 + "\n\n- - - -\n").html.count("<hr") == 3


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\x00b", "ab"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\ud800b", "ab"),
        ("\ufeffa\x07\x1b[0m", "a[0m"),
        ("a\u202eb", "ab"),
        ("e\u0301", "é"),
        ("tab\tkept", "tab\tkept"),
    ],
)
def test_what_no_database_wants_is_taken_out_first(typed, stored):
    rendered = render(typed)
    assert rendered.source == stored
    rendered.html.encode()
