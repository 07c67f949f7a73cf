"""Both engines find what editors say means the same: one word or several, in their language, in their direction."""

import pytest

from search import ranking, words
from search.phrases import GROUPS, Group
from search.reading import also_searched
from search.synonyms import NO_SYNONYMS, Synonyms
from search.understanding import query_of
from tests.search.conftest import ENGINES, made, ready
from tests.search.entries import entry, ids

SYNONYMS = Synonyms(
    [
        Group("en", ("router", "broadband box", "internet box")),
        Group("en", ("mute", "no sound")),
        Group("en", ("box", "parcel")),
        Group("en", ("barometer", "pressure gauge for the wall")),
        Group("en", ("hygrometer", "humidity meter"), ("sensor",)),
        Group("en", ("sensor", "probe")),
        Group("de", ("Regenmesser", "Niederschlagsmesser", "Regen-Sammler")),
        Group("de", ("Störung", "Gerät startet nicht")),
    ]
)
LIBRARY = [
    entry(1, "The routers at night", body="They restart."),
    entry(2, "Which broadband box is good", body="Ask whoever sold it."),
    entry(3, "A box for the station", body="Cardboard, and broadband in the village."),
    entry(4, "Silence", body="There is no sound at all."),
    entry(5, "How to mute alarms"),
    entry(6, "The sensor answers"),
    entry(7, "Hygrometers need salt"),
    entry(8, "A new probe"),
    entry(9, "Parcels that never came"),
    entry(10, "Den Regenmesser leeren", language="de"),
    entry(11, "Niederschlagsmesser auf dem Dach", language="de"),
    entry(12, "Die häufigsten Störungen", language="de"),
    entry(13, "Rain in the night", body="The routers and the rain."),
]


@pytest.fixture(scope="module", params=ENGINES)
def library(request, tmp_path_factory):
    """A few titles in two languages, written once for all who only ask."""
    with made(request.param, tmp_path_factory.mktemp("library")) as engine:
        ready(engine)
        engine.write(LIBRARY, stamp=1)
        yield engine


def told(query):
    """What is said to be looked for as well."""
    return tuple(one.words for one in also_searched(query.readings))


def asked(text, *, language="en", beginning="", synonyms=SYNONYMS):
    return query_of(text, language=language, audiences=("public",), beginning=beginning, synonyms=synonyms)


@pytest.mark.parametrize(
    ("text", "before", "found"),
    [
        ("router", {1, 13}, {1, 13, 2}),
        ("Broadband boxes", {2, 3}, {2, 3, 1, 13}),
        ("the box for broadband", {2, 3}, {2, 3}),  # another order is no phrase of a group
        ("box", {2, 3}, {2, 3, 9}),
        ("mute", {5}, {5, 4}),
        ("there is no sound", {4}, {4, 5}),
        ("sound", {4}, {4}),  # without what denies it is another phrase
        ("pressure gauge on your wall", set(), set()),
        ("hygrometer", {7}, {7, 6}),  # and not the probe: nothing is followed twice
        ("humidity meter", set(), {6}),
        ("sensor", {6}, {6, 8}),  # and not the hygrometer: one way only
        ("Niederschlagsmessern", {11}, {10, 11}),
        ("REGENMESSER", {10}, {10, 11}),
        ("regen sammler", set(), {10, 11}),
        ("stoerungen", {12}, {12}),
        ("das Gerät startet einfach nicht", set(), set()),
        ("mein Gerät startet nicht mehr", set(), {12}),
        ("Geraete starten nicht", set(), {12}),
        ("rain router", {13}, {13}),
        ("rain and the broadband box", {2, 3}, {1, 2, 3, 13}),
    ],
)
def test_what_means_the_same_is_found_and_nothing_else(library, text, before, found):
    assert set(ids(library.search(asked(text, synonyms=NO_SYNONYMS)))) == before
    assert set(ids(library.search(asked(text)))) == found


def test_a_title_in_other_words_stands_before_a_text_in_those_that_were_typed(library):
    assert ids(library.search(asked("router"))) == [1, 2, 13]


def test_of_two_titles_the_one_in_the_words_that_were_typed_stands_first(engine):
    engine.write([entry(1, "New router"), entry(2, "New broadband box")], stamp=1)
    assert ids(engine.search(asked("router"))) == [1, 2]
    assert ids(engine.search(asked("broadband box"))) == [2, 1]


def test_a_synonym_of_one_language_leads_to_no_text_in_another(engine):
    engine.write([entry(1, "Handy", language="en"), entry(2, "Handy", language="de")], stamp=1)
    synonyms = Synonyms([Group("de", ("Mobiltelefon", "Handy"))])
    for language in ("de", "en"):
        assert ids(engine.search(asked("mobiltelefon", language=language, synonyms=synonyms))) == [2]


def test_what_is_still_being_typed_has_no_synonyms(library):
    assert set(ids(library.search(asked("", beginning="router")))) == {1, 13}
    assert 2 in ids(library.search(asked("router", beginning="ni")))


def test_whatever_is_found_is_marked(library):
    hits = {match.id: match.title for match in library.search(asked("router")).matches}
    assert [hits[2].text[start:end] for start, end in hits[2].marks] == ["broadband", "box"]


def test_no_document_fits_less_for_synonyms():
    """As many words are needed as without them, and each is still looked for as it was typed."""
    for one in LIBRARY:
        text = f"{one.title} {one.body} no sound broadband box regenmesser"
        plain, more = asked(text, synonyms=NO_SYNONYMS).readings, asked(text).readings
        assert [reading.least for reading in more] == [reading.least for reading in plain]
        for before, now in zip(plain, more, strict=True):
            assert [idea.variants[0] for idea in now.ideas] == [idea.variants[0] for idea in before.ideas]
        assert any(len(idea.variants) > 1 for reading in more for idea in reading.ideas)


def test_the_longest_phrase_counts_and_its_words_no_more_alone(library):
    def also(text):
        return told(asked(text))

    assert also("broadband box") == ("router", "internet box")
    assert also("box") == ("parcel",)
    assert also("box broadband box") == ("parcel", "router", "internet box")
    assert also("router or broadband box") == ("internet box",)
    assert also("nothing of it") == ()


def test_the_readers_language_is_told_first():
    synonyms = Synonyms([Group("de", ("hub", "Zentrale")), Group("en", ("hub", "centre"))])
    for language, expected in (("en", ("centre", "Zentrale")), ("de", ("Zentrale", "centre"))):
        assert told(asked("hub", language=language, synonyms=synonyms)) == expected


def test_the_most_there_can_be_gets_an_answer(library):
    """Every word of a long query in groups of both languages, as long as they may be."""
    typed = [f"word{number}" for number in range(words.QUERY_WORDS)]
    long = [" ".join(typed[start : start + 6]) for start in range(0, len(typed), 6)]
    others = [f"other{number} of a long and longer phrase" for number in range(19)]
    synonyms = Synonyms(Group(language, (phrase, *others)) for phrase in long for language in ("de", "en"))
    query = asked(" ".join([*typed, *(f"E-{number}" for number in range(100, 120))]), synonyms=synonyms)
    assert len(told(query)) <= ranking.SYNONYMS_OF_A_QUERY
    for reading in query.readings:
        assert all(len(idea.variants) <= 1 + ranking.SYNONYMS_OF_A_WORD for idea in reading.ideas)
    assert library.search(query).total == 0


def test_as_many_groups_as_there_may_be_hold_nobody_up(library):
    many = [Group("en", (f"first{number}", f"second{number} thing")) for number in range(GROUPS)]
    synonyms = Synonyms([*many, *[Group("en", ("router", "broadband box"))]])
    assert told(asked("router first7", synonyms=synonyms)) == ("broadband box", "second7 thing")
