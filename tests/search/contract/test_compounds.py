"""German compounds are found by their parts and find them, the same way on every engine."""

import pytest

from tests.search.entries import entry, ids, query

GERMAN = [
    entry(1, "Den Regenmesser leeren", language="de", body="Heben Sie den Trichter ab."),
    entry(2, "Das Lager des Windmessers schmieren", language="de"),
    entry(3, "Sensorkopplung", language="de", body="Halten Sie die Taste gedrückt."),
    entry(4, "Werkzeug", language="de", body="Ein scharfes Messer schneidet die Kabelbinder ab."),
    entry(5, "Kostenlose Kalibrierung", language="de"),
]


@pytest.fixture
def german(engine):
    """Articles in German."""
    engine.write(GERMAN, stamp=1)
    return engine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Messer für Regen", [1]),
        ("Sensor koppeln", [3]),
        ("Windmesserlager", [2]),
        ("WINDMESSERLAGERN", [2]),
        ("Wind", [2]),
        ("Binder für Kabel", [4]),
        ("Los", []),
        ("Kosten", []),
    ],
)
def test_a_compound_is_found_by_its_parts_and_finds_them(german, text, expected):
    assert ids(german.search(query(text, language="de"))) == expected


def test_who_types_a_word_finds_it_before_the_compounds_it_is_part_of(engine):
    engine.write([entry(1, "Regenmesser", language="de"), entry(2, "Messer", language="de")], stamp=1)
    assert ids(engine.search(query("ein Messer", language="de"))) == [2, 1]


def test_a_compound_that_was_typed_stands_before_its_parts(engine):
    parts = entry(1, "Regen und ein Messer", language="de")
    engine.write([parts, entry(2, "Ein Regenmesser für alle", language="de")], stamp=1)
    assert ids(engine.search(query("Regenmesser", language="de"))) == [2, 1]


def test_the_compound_is_marked_that_has_the_part(german):
    title = german.search(query("Regen", language="de")).matches[0].title
    assert [title.text[start:end] for start, end in title.marks] == ["Regenmesser"]


def test_a_text_in_another_language_is_not_divided(engine):
    engine.write([entry(1, "Regenmesser", language="en"), entry(2, "Regenmesser", language="de")], stamp=1)
    assert ids(engine.search(query("Messer", language="de"))) == [2]
