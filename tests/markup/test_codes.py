"""Which words are codes."""

import pytest

from markup.codes import MOST, codes_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The hub shows E-1042 at night", ("E-1042",)),
        ("e-1042!", ("E-1042",)),
        ("E\u20111042 and E\u20131042", ("E-1042",)),
        ("E1042", ("E1042",)),
        ("Windows says 0x80070005.", ("0x80070005",)),
        ("0X8007abcd", ("0x8007ABCD",)),
        ("WX-200, NW-100B and NW-200-EU", ("WX-200", "NW-100B", "NW-200-EU")),
        ("firmware 2.4 since Sunday, app v3.1.2", ("2.4", "3.1.2")),
        ("Version 10.0", ("10.0",)),
        ("1.0.0-rc1", ("1.0.0-rc1",)),
        ("net::ERR_CONNECTION_REFUSED", ("ERR_CONNECTION_REFUSED",)),
        ("E-1042, then E-1042 again", ("E-1042",)),
        ("(NW-100)", ("NW-100",)),
    ],
)
def test_codes_are_found_in_one_spelling(text, codes):
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    "text",
    ["12.5 mm fell on 21.11.2026", "a well-known 24-hour test", "see page 12", "0.0 mm", "I am 40", "UNO", "a.b.c", ""],
)
def test_measures_dates_and_ordinary_words_are_no_codes(text):
    assert codes_in(text) == ()


def test_a_log_names_only_so_many():
    assert len(codes_in(" ".join(f"E-{number}" for number in range(100, 1_000)))) == MOST
