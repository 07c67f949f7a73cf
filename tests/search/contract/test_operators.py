"""Phrases must be there and what is left out must not, on every engine, also where only the meaning fits."""

from dataclasses import replace

import pytest

from tests.search.entries import entry, ids, query
from tests.search.test_nearness import vector

NOTES = [
    entry(1, "Wind turns the rain gauge", body="It stands on the roof.", tags=("rain",)),
    entry(2, "The gauge that measures rain", body="A flat battery stops the wind.", tags=("rain",)),
    entry(3, "Der Regenmesser", language="de", body="Die leere Batterie im Trichter."),
    entry(4, "To be or not to be", body="Rain and snow in a gauge.", tags=("words",)),
    entry(5, "Rain in April", solution="Empty the rain gauge."),
]  # fmt: skip


@pytest.fixture
def notes(engine):
    """Notes of which all lie at the same place by their meaning."""
    engine.write(NOTES, vectors={note.key: (vector(1),) for note in NOTES}, stamp=1)
    return engine


def found(engine, text, **fields):
    return sorted(ids(engine.search(query(text, **fields))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"rain gauge"', [1, 5]),
        ('"rain gauges"', [1, 5]),
        ('"gauge rain"', []),
        ("„leere Batterie“", [3]),
        ("„Batterie leere“", []),
        ('rain "to be or not to be"', [4]),
        ('rain gauge -"flat battery"', [1, 4, 5]),
        ("rain gauge -batteries -roof", [4, 5]),
        ('"rain gauge" -roof', [5]),
        ("Trichter -Regenmesser", []),
        ("Trichter -Messer", [3]),
    ],
)
def test_phrases_hold_together_and_what_is_left_out_is_not_there(notes, text, expected):
    assert found(notes, text) == expected


def test_what_only_means_the_same_must_have_the_phrase_too(notes):
    near = {"near": vector(1), "beyond": True}
    assert found(notes, "rain gauge", **near) == [1, 2, 3, 4, 5]
    assert found(notes, '"rain gauge"', **near) == [1, 5]
    assert found(notes, "rain gauge -roof", **near) == [2, 3, 4, 5]


@pytest.mark.parametrize("order", ["best", "newest"])
def test_counts_and_other_orders_keep_to_it(notes, order):
    asked = replace(query("rain gauge -roof"), facets=("tags",), order=order)
    answer = notes.search(asked)
    assert (sorted(ids(answer)), answer.total) == ([2, 4, 5], 3)
    assert answer.facets["tags"] == {"rain": 1, "words": 1}


def test_in_a_title_somebody_asks_under_nothing_is_an_operator(notes):
    assert 1 in found(notes, "rain gauge -roof", is_title=True)
