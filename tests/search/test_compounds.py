"""German compounds: what they are made of, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.compounds.guarding import fold
from scripts.compounds.learning import Learned
from scripts.compounds.lists import Kept, Lists, read_kept
from search.analysis import cut, form
from search.compounds import LONGEST, MOST, divide, lexicon, parts, parts_alone
from tests.search.german import COMPOUNDS, WHOLE

TYPED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def forms(*words):
    return tuple(form(word, "de") for word in words)


def findable(text):
    """The forms by which a text is found."""
    return {one for word in cut(text) for one in (form(word.text, "de"), *parts(word.text))}


def test_compounds_have_their_parts():
    wrong = {word: parts_alone(word) for word, told in COMPOUNDS.items() if parts_alone(word) != forms(*told)}
    assert wrong == {}


def test_other_words_have_none():
    wrong = {word: parts(word) for word in WHOLE if parts(word)}
    assert wrong == {}


@pytest.mark.parametrize("typed", [str.lower, str.upper, lambda word: word.translate(TYPED)])
def test_parts_are_the_same_however_a_word_is_typed(typed):
    wrong = {typed(word): parts(typed(word)) for word in (*COMPOUNDS, *WHOLE) if parts(typed(word)) != parts(word)}
    assert wrong == {}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Messer für Regen", "Der Regenmesser zählt nichts."),
        ("Regenmesser", "ein Messer für Regen"),
        ("Windmesserlager", "Das Lager des Windmessers quietscht."),
        ("Windmesser", "Windmesserlager quietscht"),
        ("Sensor koppeln", "Sensorkopplung"),
        ("vor Frost warnen", "Frostwarnungen einrichten"),
        ("Frost Warnung", "Frostwarnung"),
        ("Frostwarnung", "Warnung vor Frost"),
        ("Fußboden", "fussbodenheizung"),
        ("Heizung im Boden", "Fußbodenheizung"),
        ("Wand", "an den Häuserwänden"),
        ("Passwort WLAN", "WLAN-Passwort"),
        ("Daten sichern", "Datensicherung"),
    ],
)
def test_who_asks_in_other_words_finds_a_compound(query, text):
    asked = [
        parts_alone(word.text) or forms(word.text) for word in cut(query) if word.text[0].isupper() or "en" in word.text
    ]
    assert {one for every in asked for one in every} <= findable(text)


def test_neighbours_of_more_than_two_parts_are_words_too():
    assert parts("Windmesserlager") == forms("Wind", "Messer", "Lager", "Windmesser", "Messerlager")
    assert set(forms("Fußboden", "Bodenheizung")) < set(parts("Fußbodenheizung"))


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("Frostwarnung", "warnen"),
        ("Sensorkopplung", "koppeln"),
        ("Motorsteuerung", "steuern"),
        ("Teilkalibrierung", "kalibrieren"),
    ],
)
def test_a_last_part_says_its_verb(word, verb):
    assert form(verb, "de") in parts(word)


def test_parts_too_common_to_ask_for_are_left_out():
    assert parts("Zwischenablage") == forms("Ablage")


def test_a_vowel_at_a_seam_is_no_umlaut():
    assert parts("Kameraeinstellung") == forms("Kamera", "Einstellung")


@given(
    st.text() | st.lists(st.sampled_from(["regen", "messer", "ue", "see", "ei", "s", "ß"]), max_size=99).map("".join)
)
def test_whatever_is_written_is_divided_without_remainder(text):
    found = divide(text, lexicon())
    assert len(found) != 1
    assert len(found) <= MOST
    assert sum(len(part.text) for part in found) <= LONGEST


def test_what_is_kept_by_hand_has_been_made_into_what_is_known():
    kept, known = read_kept(), lexicon()
    assert {fold(word) for word in kept.whole} <= known.whole
    assert {fold(text) for text in kept.begins} | {fold(text) for text in kept.short_begins} <= set(known.begins)
    assert {fold(text) for text in kept.ends | kept.short_ends} <= set(known.ends)


def test_parts_are_learned_from_what_several_compounds_begin_and_end_with():
    nouns = "regen messer regenmesser wolke regenwolke küche küchenmesser küchenwolke kar ton karton zahn kamm zahnkamm"
    nothing = frozenset[str]()
    kept = Kept({}, nothing, nothing, nothing, nothing, nothing, nothing, nothing)
    learned = Learned(kept, Lists(frozenset(nouns.split()), nothing))
    assert learned.compounds == {"regenmesser", "regenwolke", "küchenmesser", "küchenwolke"}
    assert learned.ends() == {"messer", "wolke"}
    assert learned.begins() == {"regen": "regen", "küchen": "küche"}
