"""What a query says beside its words: phrases, and what must not be there."""

import pytest

from search.operators import PHRASES, Told, read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('wind "rain gauge" roof', Told("wind rain gauge roof", ("rain gauge",))),
        ("„leere Batterie“ Hub", Told("leere Batterie Hub", ("leere Batterie",))),
        ("«pile vide»", Told("pile vide", ("pile vide",))),
        ("sensor -battery", Told("sensor", (), ("battery",))),
        ('sensor -"flat battery" -E-1042', Told("sensor", (), ("flat battery", "E-1042"))),
        ('"one" word', Told("one word")),
    ],
)
def test_quotes_hold_words_together_and_a_dash_leaves_out(text, told):
    assert read(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "rm -rf and ls -la",
        "rssi -58 dBm",
        "apt --fix-broken install",
        "An- und Abmelden",
        "wifi - how",
        "channel 13 -> 1",
        "E-1042",
        'a 7" screen',
        "-battery",
        '-"flat battery"',
        '""',
        '"" -',
    ],
)
def test_dashes_and_quotes_of_ordinary_writing_are_none(text):
    assert read(text) == Told(text)


def test_a_sentence_that_quotes_something_is_taken_word_for_word():
    text = 'Why does the hub say "cannot join" -reason'
    assert read(text) == Told(text)
    assert read(text.removeprefix("Why ")).phrases == ("cannot join",)


def test_a_message_that_is_quoted_as_a_whole_is_taken_word_for_word():
    text = '"The hub cannot join your network again"'
    assert read(text) == Told(text)
    assert read('"The hub cannot join your network"').phrases == ("The hub cannot join your network",)


def test_only_so_many_are_read():
    told = read("hub " + " ".join(f'"a{letter} b{letter}" -not{letter}' for letter in "abcdefgh"))
    assert (len(told.phrases), len(told.without)) == (PHRASES, PHRASES)
