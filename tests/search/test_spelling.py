"""What was probably meant by a word that stands nowhere."""

import pytest

from search.spelling import corrected, slips
from tests.search.conftest import ENGINES, made, ready
from tests.search.entries import entry

TEXTS = [
    "The anemometer squeaks and the widget shows yesterday's temperature",
    "Share your station with a neighbour; the gauge is accessible",
    "Der Windmesser quietscht, die Luftfeuchte hängt, Garantie",
    "The anemometer and the station on the mast",
    "The rain gauge of the power station is fine. Rainy days, the radio tower, das Funkgerät",
]


@pytest.fixture(scope="module", params=ENGINES)
def library(request, tmp_path_factory):
    """Some texts for everybody, and one for members."""
    with made(request.param, tmp_path_factory.mktemp("library")) as engine:
        ready(engine)
        entries = [entry(pk, "Hub", body=text) for pk, text in enumerate(TEXTS, 1)]
        engine.write([*entries, entry(9, "Zauberwort", body="a secret expedition", audience="members")], stamp=1)
        yield engine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anenometer squeeks", "anemometer squeaks"),
        ("widgit, old temprature?", "widget, old temperature?"),
        ("my staton and nieghbour", "my station and neighbour"),
        ("windmeser quitscht", "windmesser quietscht"),
        ("Luftfäuchte", "luftfeuchte"),
        ("garantei gebraucht", "garantie gebraucht"),
        ("nanemometer", "anemometer"),
        ("xnemometer", "anemometer"),
        ("my raingauge", "my rain gauge"),
        ("powerstation raingauge", "power station rain gauge"),
    ],
)
def test_a_word_that_no_document_has_becomes_the_most_similar_one(library, typed, meant):
    assert corrected(typed, library) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "anemometers squeaking",  # found as they are: other endings
        "mst hub",  # too short
        "E-1042 WX200 v2.4.1 0x80070005",  # codes
        "thermodynamics",  # like nothing
        "karantei",  # two mistakes, the first letter one of them: no Garantie
        "wodgat",  # two mistakes in six letters: anything
        "expeditin Zauberwrt",  # like nothing that everybody may read
        "mastgauge",  # no document has both
        "sunrain",  # one half is too short
        "thestation",  # common words are no halves
        "日本語 😀 --- ''",
        "",
        " ".join(["anenometer"] * 13),  # a log
    ],
)
def test_what_is_known_a_code_or_like_nothing_stays(library, typed):
    assert corrected(typed, library) == typed


def test_of_two_that_are_as_similar_the_more_common_one_is_meant(engine):
    engine.write([entry(1, "Sender"), entry(2, "Sensor"), entry(3, "Sensor")], stamp=1)
    assert corrected("senser", engine) == "sensor"


def test_two_letters_in_the_other_order_are_a_slip_in_words_that_are_not_quite_short(library):
    assert slips("Wigdet, rdaio and satet; gauges", library) == {"Wigdet": "widget", "rdaio": "radio"}
    for typed in ("wigedt", "huage", "widge", "raoid", "tmas"):
        assert slips(typed, library) == {}


def test_a_turned_word_is_found_among_others_that_are_as_similar_and_more_common(engine):
    common = [entry(pk, "sale Sache sable") for pk in range(2, 5)]
    engine.write([entry(1, "The scale"), *common], stamp=1)
    assert slips("sacle", engine) == {"sacle": "scale"}


def test_a_long_word_with_one_wrong_letter_is_a_slip_and_a_short_one_may_be_another_word(library):
    assert slips("Windmesesr, anenometer, nieghbour?", library) == {
        "Windmesesr": "windmesser",
        "anenometer": "anemometer",
        "nieghbour": "neighbour",
    }
    for typed in ("widgit", "windmeser", "neigbuor", "anemometers", "neighbour"):
        expected = {"windmeser": "windmesser"} if typed == "windmeser" else {}
        assert slips(typed, library) == expected
    assert slips("raingauge powerstation", library) == {"raingauge": "rain gauge"}, "the other is found as a compound"
    assert slips("anenometer", library, known={"anenomet"}) == {}
