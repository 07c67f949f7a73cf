"""Every engine finds the same things: words in both languages, codes, titles; never an error, whatever is typed."""

import pytest

from search import words
from tests.search.conftest import ENGINES, made, ready
from tests.search.entries import entry, ids, query

EN = "Empty the rain gauge"
DE = "Den Regenmesser leeren"

LIBRARY = [
    entry(1, EN, body="Lift the funnel and free the bucket. The stations were measuring rain all night.", state="solved"),
    entry(2, DE, language="de", body="Heben Sie den Trichter ab. Die Häuser stehen an der Straße.", kind="paper"),
    entry(3, "Error E-1042 after the update", body="Firmware 2.4.1 shows error 0x80070005.", place="hub", tags=("wifi",)),
    entry(4, "WX200 or WX-100", body="Two stations.", audience="members"),
    entry(5, "Hub loses the network", body="Error 1042 pages long. " * 50, place="hub", state="open"),
    entry(6, "To be or not to be", body="Nothing but stop words in the title."),
]  # fmt: skip


@pytest.fixture(scope="module", params=ENGINES)
def library(request, tmp_path_factory):
    """A few articles and threads in two languages, written once for all who only ask it."""
    with made(request.param, tmp_path_factory.mktemp("library")) as engine:
        ready(engine)
        engine.write(LIBRARY, stamp=1)
        yield engine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rain gauges", 1),
        ("station measured", 1),
        ("Regenmessern", 2),
        ("haus straße", 2),
        ("HAUS STRASSE", 2),
        ("e-1042", 3),
        ("E1042", 3),
        ("e 1042", 3),
        ("0x80070005", 3),
        ("v2.4.1", 3),
        ("to be", 6),
        ("not to be or to be", 6),
    ],
)
def test_words_are_found_in_their_language_and_codes_in_every_spelling(library, text, expected):
    assert ids(library.search(query(text)))[:1] == [expected]


@pytest.mark.parametrize("text", ["WX-200", "WX200", "wx 200"])
def test_a_model_is_found_however_it_is_written(library, text):
    assert ids(library.search(query(text, audiences=("public", "members"))))[:1] == [4]


def test_the_exact_title_stands_first_whatever_else_fits_better(engine):
    loud = entry(1, "Rain, rain, rain gauge", summary="Rain gauge rain gauge", body="rain gauge " * 200)
    engine.write([loud, entry(2, "Rain gauge?"), entry(3, "The rain gauge of the rain gauge")], stamp=1)
    assert ids(engine.search(query("“rain  GAUGE”")))[0] == 2


def test_a_title_weighs_more_than_a_body(engine):
    engine.write([entry(1, "Something", body="About a barometer."), entry(2, "About a barometer")], stamp=1)
    assert ids(engine.search(query("barometer calibration", needed="one"))) == [2, 1]


def test_the_readers_language_stands_before_the_other(engine):
    engine.write([entry(1, "Update 7.1", language="de"), entry(2, "Update 7.1", language="en")], stamp=1)
    assert ids(engine.search(query("update news", language="de", needed="one"))) == [1, 2]
    assert ids(engine.search(query("update news", language="en", needed="one"))) == [2, 1]


def test_of_two_words_both_must_be_there(library):
    assert ids(library.search(query("funnel barometer"))) == []
    assert ids(library.search(query("funnel barometer", needed="one"))) == [1]


def test_nobody_finds_what_is_not_for_them(library):
    assert ids(library.search(query("WX200"))) == []
    assert library.search(query("WX200 or WX-100")).total == 0
    assert library.search(query("WX200", facets=("kind",))).facets == {"kind": {}}
    assert ids(library.search(query("WX200", audiences=("public", "members")))) == [4]


def test_filters_narrow_and_a_facet_counts_as_if_it_did_not(library):
    both = query("error firmware pages rain regenmesser", needed="one", facets=("kind", "place"))
    found = library.search(both)
    assert found.total == 4
    assert found.facets == {"kind": {"note": 3, "paper": 1}, "place": {"hub": 2, "": 2}}
    narrow = query(
        "error firmware pages rain regenmesser", needed="one", facets=("kind",), filters={"kind": ("paper",)}
    )
    found = library.search(narrow)
    assert ids(found) == [2]
    assert found.facets == {"kind": {"note": 3, "paper": 1}}


def test_filters_take_several_values_and_stand_together(library):
    wide = {"filters": {"place": ("hub", "nowhere"), "state": ("open", "none")}}
    assert sorted(ids(library.search(query("error", **wide)))) == [3, 5]
    assert ids(library.search(query("error", filters={"tags": ("wifi",), "state": ("none",)}))) == [3]


def test_pages_follow_each_other_without_gaps(engine):
    engine.write([entry(number, f"Hub number {number}") for number in range(1, 26)], stamp=1)
    pages = [ids(engine.search(query("hub", offset=offset))) for offset in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert sorted(number for page in pages for number in page) == list(range(1, 26))
    assert engine.search(query("hub", limit=1)).total == 25


def test_the_found_words_are_marked_in_title_and_passage(library):
    match = library.search(query("gauge funnel")).matches[0]
    assert [match.title.text[start:end] for start, end in match.title.marks] == ["gauge"]
    passage = match.passages["body"]
    assert [passage.text[start:end] for start, end in passage.marks] == ["funnel"]


def test_marks_stand_right_behind_characters_of_many_bytes(engine):
    engine.write([entry(1, "Ärger 😀 mit Größen", language="de", body="ÄÖÜß 😀😀 Übertragungsfehler")], stamp=1)
    match = engine.search(query("größe übertragungsfehler", language="de")).matches[0]
    assert [match.title.text[start:end] for start, end in match.title.marks] == ["Größen"]
    passage = match.passages["body"]
    assert [passage.text[start:end] for start, end in passage.marks] == ["Übertragungsfehler"]


def test_a_long_body_gives_the_piece_that_fits(engine):
    engine.write(
        [entry(1, "Long", body="Nothing here to see. " * 300 + "The anemometer squeaks. " + "More. " * 300)], stamp=1
    )
    passage = engine.search(query("anemometer")).matches[0].passages["body"]
    assert "anemometer" in passage.text
    assert len(passage.text) < 500


def test_a_hit_by_its_title_alone_shows_how_the_text_begins(engine):
    engine.write([entry(1, "Anemometer", summary="What turns on the roof.")], stamp=1)
    match = engine.search(query("anemometer")).matches[0]
    assert match.passages["summary"].text == "What turns on the roof."
    assert match.passages["summary"].marks == ()


def test_a_word_still_being_typed_helps_but_is_not_needed(engine):
    engine.write([entry(1, "Rain gauge shows nothing"), entry(2, "Rain gauge on the roof"), entry(3, "Shop")], stamp=1)
    typed = query("rain gauge")
    assert set(ids(engine.search(typed))) == {1, 2}
    assert ids(engine.search(query("rain gauge", beginning="sho")))[0] == 1
    assert set(ids(engine.search(query("rain gauge", beginning="sho")))) == {1, 2}
    assert set(ids(engine.search(query("", beginning="sho")))) == {1, 3}


GARBAGE = [
    "",
    "the of and",
    "und oder der die",
    "*",
    "\\",
    '"',
    '"unclosed phrase',
    "AND OR NOT",
    "title:(a OR",
    "-rain",
    "+++",
    "(((((((((",
    "{!func}1",
    "/.*/",
    "a~999",
    "[* TO *]",
    "^^^^",
    "😀😀😀",
    "\u202e\u200b\ufeff",
    "\x00\x01 rain \x00",
    "\ud800 rain",
    "\ue000rain\ue001",
    "ß" * 3000,
    "x" * 100_000,
    "a " * 5000,
    " ".join(f"word{number}" for number in range(5000)),
    "-".join("ab" * 900),
    "'; DROP TABLE search_pending; --",
    "<script>alert(1)</script>",
    "%00%0a${jndi:ldap://x}",
    "9" * 400,
    "E-" + "9" * 400,
    "¼ ½ ﷽ ﬁ",
    "日本語の検索",
]


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_any_garbage_gets_an_answer(library, text):
    found = library.search(query(text, beginning=words.distinct(words.clean_query(text), 1), facets=("kind",)))
    assert found.total >= 0


def test_everything_at_once_still_gets_an_answer(library):
    pasted = query(" ".join(GARBAGE))
    assert len(pasted.words.split()) <= words.QUERY_WORDS
    assert library.search(pasted).total >= 0
