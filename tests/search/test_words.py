"""Cleaning, codes and titles, before any engine sees them."""

import pytest

from search import ranking, words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("E-1042", ("e1042",)),
        ("error e1042 again", ("e1042",)),
        ("WX-200, WX200 and wx 200", ("wx200",)),
        ("spare part NW-B3 or NW-F12", ("nwb3", "nwf12")),
        ("0x80070005", ("0x80070005",)),
        ("v2.4.1 and 2.4", ("2.4.1", "2.4")),
        ("ERR_CONNECTION_REFUSED", ("errconnectionrefused",)),
        ("in 2019 on 12 of 300", ()),
        ("two 200 words", ("two200",)),
        ("the a-b c-d2e wi-fi", ()),
        ("nothing here", ()),
    ],
)
def test_codes_are_seen_in_what_people_type(text, codes):
    assert words.codes_in_query(text) == codes


def test_in_texts_only_capitals_before_a_number_are_a_name():
    assert words.codes_in_text("WX 200 costs around 300 euros") == ("wx200",)


def test_a_title_is_compared_without_case_and_punctuation():
    assert words.exact("How do I… reset the Hub?") == words.exact("how do i reset   the hub")


def test_a_query_is_one_readable_line_of_bounded_length():
    assert words.clean_query(" a\x00b\n\tc\ud800 \ue000d ") == "a b c d"
    assert len(words.clean_query("x" * 1_000_000)) == words.QUERY_LENGTH


def test_the_same_word_counts_once_and_not_too_many_count():
    assert words.distinct("Error error: ERROR, hub!") == ("error", "hub")
    assert len(words.distinct(" ".join(f"w{number}" for number in range(500)))) == words.QUERY_WORDS
    assert len(words.distinct("検索" * 500 + "".join(map(chr, range(0x4E00, 0x4F00))))) == words.QUERY_WORDS


@pytest.mark.parametrize(
    ("count", "needed", "least"),
    [(1, "most", 1), (2, "most", 2), (3, "most", 2), (4, "most", 3), (5, "most", 3), (48, "most", 14)],
)  # fmt: skip
def test_of_many_words_a_part_is_enough(count, needed, least):
    assert ranking.least_words(count, needed) == least
