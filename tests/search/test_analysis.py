"""How texts are cut into words, and which words are the same."""

import pytest

from search.analysis import analyser_of, cut, form, forms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WX-200, wx 200 (v2.4.1)", ["WX", "200", "wx", "200", "v2.4.1"]),
        ("It isn’t Anna's; e.g. “so”.", ["It", "isn’t", "Anna's", "e", "g", "so"]),
        ("snake_case/path.to and 3,5", ["snake", "case", "path", "to", "and", "3", "5"]),
        (
            "Donau\u00addampf zero\u200bwidth non\u00a0breaking",
            ["Donau\u00addampf", "zero\u200bwidth", "non", "breaking"],
        ),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("検索abc한국", ["検", "索", "abc", "한", "국"]),
        ("😀 … ''' ---", []),
    ],
)
def test_a_text_is_cut_at_what_is_neither_letter_nor_digit(text, words):
    assert [word.text for word in cut(text)] == words
    assert all(text[word.start : word.end] == word.text for word in cut(text))


@pytest.mark.parametrize(
    "words",
    [
        ("Häuser", "haeuser", "HÄUSER", "Hauser", "Haus", "Ha\u0308user"),
        ("Straße", "STRASSE", "Strasse", "strassen"),
        ("Wärmepumpe", "waermepumpen", "Wa\u00adrmepumpe"),
        ("Kabel", "Kabeln", "Kabels"),
    ],
)
def test_in_german_these_are_the_same_word(words):
    assert len({form(word, "de") for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("neue", "nue"), ("Quelle", "Qelle"), ("Bauer", "Baur"), ("Koch", "Köchin")]
)
def test_in_german_these_are_not(one, other):
    assert form(one, "de") != form(other, "de")


@pytest.mark.parametrize(
    "words", [("batteries", "battery", "Battery’s", "battery's"), ("café", "cafe", "CAFÉ"), ("rinsed", "rinsing")]
)
def test_in_english_these_are_the_same_word(words):
    assert len({form(word, "en") for word in words}) == 1


def test_other_languages_keep_their_endings_and_lose_case_and_accents():
    assert [form(word, "plain") for word in ("Éléphants", "ÅNGSTRÖM", "Привет", "한국")] == [
        "elephants",
        "angstrom",
        "привет",
        "한국",
    ]


def test_common_words_are_left_out_where_they_are_known():
    assert list(forms("What is the rain gauge for?", "en")) == ["rain", "gaug"]
    assert list(forms("Wo ist der Regenmesser?", "de")) == ["regenmess"]
    assert list(forms("to be or not to be", "plain")) == ["to", "be", "or", "not", "to", "be"]


@pytest.mark.parametrize(
    ("language", "analyser"),
    [("de", "de"), ("de-AT", "de"), ("de_CH", "de"), ("EN-gb", "en"), ("fr", "plain"), ("", "plain")],
)
def test_a_language_has_its_analyser_or_none(language, analyser):
    assert analyser_of(language) == analyser


def test_a_word_without_end_counts_with_its_beginning():
    (word,) = cut("x" * 100_000)
    assert (len(word.text), word.end) == (80, 100_000)
