"""Every engine finds the same things: words in both languages, codes, titles; never an error, whatever is typed."""

from datetime import UTC, datetime

import pytest

from search import words
from search.asking import ask
from search.contract import Signals
from search.engines import EngineAway, Found, QueryRefused
from search.engines.elastic import ElasticEngine
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
    assert ids(engine.search(query("barometer calibration", beyond=True))) == [2, 1]


def test_the_readers_language_stands_before_the_other(engine):
    engine.write([entry(1, "Update 7.1", language="de"), entry(2, "Update 7.1", language="en")], stamp=1)
    assert ids(engine.search(query("update news", language="de", beyond=True))) == [1, 2]
    assert ids(engine.search(query("update news", language="en", beyond=True))) == [2, 1]


def test_of_two_words_both_must_be_there(library):
    assert ids(library.search(query("funnel barometer"))) == []
    assert ids(library.search(query("funnel barometer", beyond=True))) == [1]


def test_nobody_finds_what_is_not_for_them(library):
    assert ids(library.search(query("WX200"))) == []
    assert library.search(query("WX200 or WX-100")).total == 0
    assert library.search(query("WX200", facets=("kind",))).facets == {"kind": {}}
    assert ids(library.search(query("WX200", audiences=("public", "members")))) == [4]


def test_filters_narrow_and_a_facet_counts_as_if_it_did_not(engine):
    places = {1: "roof", 2: "roof", 3: "cellar", 4: "roof"}
    engine.write(
        [entry(pk, "Hub", place=place, kind="paper" if pk == 4 else "note") for pk, place in places.items()], stamp=1
    )
    found = engine.search(query("hub", facets=("kind", "place")))
    assert found.total == 4
    assert found.facets["kind"] == {"note": 3, "paper": 1}
    assert found.facets["place"] == {"note.roof": 2, "note.cellar": 1, "paper.roof": 1}
    narrow = engine.search(query("hub", facets=("kind", "place"), filters={"kind": ("paper",)}))
    assert (ids(narrow), narrow.total) == ([4], 1)
    assert narrow.facets == {"kind": {"note": 3, "paper": 1}, "place": {"paper.roof": 1}}


def test_what_is_newest_or_most_voted_may_stand_first(engine):
    votes = {1: 3, 2: 9, 3: 0}
    days = {1: 10, 2: 20, 3: 30}
    engine.write([dated(pk, days[pk], votes[pk]) for pk in (1, 2, 3)], stamp=1)
    assert ids(engine.search(query("hub", order="newest"))) == [3, 2, 1]
    assert ids(engine.search(query("hub", order="voted"))) == [2, 1, 3]
    assert ids(engine.search(query("hub", order="newest", offset=1, limit=1))) == [2]


def test_what_changed_since_is_counted_and_narrows(engine):
    engine.write([dated(pk, days) for pk, days in ((1, 10), (2, 20), (3, 30))], stamp=1)
    times = {"late": day(20), "all": day(1)}
    found = engine.search(query("hub", since=day(20), times=times, facets=("kind",)))
    assert (sorted(ids(found)), found.total) == ([2, 3], 2)
    assert found.facets == {"kind": {"note": 2}, "times": {"late": 2, "all": 3}}


def day(number):
    return int(datetime(2026, 10, number, tzinfo=UTC).timestamp())


def dated(pk, days, votes=0):
    return entry(pk, "Hub", changed=datetime(2026, 10, days, tzinfo=UTC), signals=Signals(votes=votes))


def test_votes_and_readers_that_were_helped_are_one_number_where_the_most_helpful_stands_first(engine):
    said = {1: Signals(votes=4), 2: Signals(helpful=3, solved=True), 3: Signals(votes=3, helpful=2)}
    engine.write([entry(pk, "Hub", signals=signals) for pk, signals in said.items()], stamp=1)
    assert ids(engine.search(query("hub", order="voted"))) == [3, 1, 2]


def test_filters_take_several_values_and_stand_together(library):
    wide = {"filters": {"place": ("note.hub", "note.nowhere"), "state": ("open", "none")}}
    assert sorted(ids(library.search(query("error", **wide)))) == [3, 5]
    assert ids(library.search(query("error", filters={"tags": ("wifi",), "state": ("none",)}))) == [3]


def test_pages_follow_each_other_without_gaps(engine):
    engine.write([entry(number, f"Hub number {number}") for number in range(1, 26)], stamp=1)
    pages = [ids(engine.search(query("hub", offset=offset))) for offset in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert sorted(number for page in pages for number in page) == list(range(1, 26))
    assert engine.search(query("hub", limit=1)).total == 25


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
    found = library.search(query(text, beginning=" ".join(words.distinct(text, 1)), facets=("kind",)))
    assert found.total >= 0


def test_everything_at_once_still_gets_an_answer(library):
    pasted = query(" ".join(GARBAGE))
    assert all(len(reading.ideas) <= words.QUERY_WORDS for reading in pasted.readings)
    assert library.search(pasted).total >= 0


def test_what_the_engine_refuses_finds_nothing_on_a_page_and_is_told_to_who_measures(tmp_path, monkeypatch):
    with made("elasticsearch", tmp_path) as engine:
        ready(engine).write([entry(1, "Hub")], stamp=1)
        too_far = query("hub", order="newest", offset=10_000)
        with pytest.raises(QueryRefused, match="10000"):
            engine.search(too_far)
        monkeypatch.setattr("search.asking.engine", lambda: engine)
        assert ask(too_far) == Found()


@pytest.mark.parametrize("url", ["search", "http://search", "http://user:hidden@:9200"])
def test_an_address_that_is_none_is_an_engine_that_is_away(url):
    engine = ElasticEngine(url, "nobody")
    assert engine.ping() is False
    with pytest.raises(EngineAway, match="the address of Elasticsearch is none"):
        engine.search(query("hub"))
