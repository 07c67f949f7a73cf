"""Every engine shows why something was found: its words marked in the title and in the piece of the text that fits."""

from tests.search.entries import entry, query


def marked_in(fragment):
    """The words that are marked, in their order."""
    return [fragment.text[start:end] for start, end in fragment.marks]


def test_the_found_words_are_marked_in_title_and_passage(engine):
    engine.write([entry(1, "Empty the rain gauge", body="Lift the funnel and free the bucket.")], stamp=1)
    match = engine.search(query("gauge funnel")).matches[0]
    assert marked_in(match.title) == ["gauge"]
    assert marked_in(match.passages["body"]) == ["funnel"]


def test_the_letter_of_another_code_is_not_marked(engine):
    engine.write([entry(1, "E-1019 and E-1042", body="E-1007. Then E-1042, and e for energy.")], stamp=1)
    match = engine.search(query("E-1042")).matches[0]
    assert marked_in(match.title) == ["E", "1042"]
    assert marked_in(match.passages["body"]) == ["E", "1042", "e"]


def test_marks_stand_right_behind_characters_of_many_bytes(engine):
    engine.write([entry(1, "Ärger 😀 mit Größen", language="de", body="ÄÖÜß 😀😀 Übertragungsfehler")], stamp=1)
    match = engine.search(query("größe übertragungsfehler", language="de")).matches[0]
    assert marked_in(match.title) == ["Größen"]
    assert marked_in(match.passages["body"]) == ["Übertragungsfehler"]


def test_another_compound_with_one_part_of_what_was_typed_is_not_marked(engine):
    title = "Windmesser und Regenmesser: Messer bei Regen"
    engine.write([entry(1, title, language="de", body="Kabelverlängerung")], stamp=1)
    match = engine.search(query("Regenmesser", language="de")).matches[0]
    assert marked_in(match.title) == ["Regenmesser", "Messer", "Regen"]
    assert marked_in(engine.search(query("Messer", language="de")).matches[0].title)[0] == "Windmesser"
    found = engine.search(query("Verlängerungskabel", language="de")).matches[0]
    assert marked_in(found.passages["body"]) == ["Kabelverlängerung"]


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
