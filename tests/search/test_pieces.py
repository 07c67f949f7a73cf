"""Which texts of a document are embedded."""

from search.pieces import LENGTH, OF_A_BODY, OF_A_SOLUTION, cut, pieces_of
from tests.search.entries import entry


def texts(pieces):
    return [piece.text for piece in pieces]


def test_a_short_document_is_its_title_as_a_question_and_its_text_with_and_without_it():
    pieces = pieces_of(entry(1, "Hub", summary="The box.", body="It blinks."))
    assert texts(pieces.whole) == ["Hub", "Hub\nThe box.\n\nIt blinks.", "The box.\n\nIt blinks."]
    assert [piece.asked for piece in pieces.whole] == [True, False, False]
    assert pieces.parts == ()


def test_a_document_of_a_title_or_of_a_text_alone_has_what_there_is():
    assert [(piece.text, piece.asked) for piece in pieces_of(entry(1, "Hub"))] == [("Hub", True), ("Hub", False)]
    assert [(piece.text, piece.asked) for piece in pieces_of(entry(1, "", body="Blinks"))] == [("Blinks", False)]


def test_a_long_text_is_cut_where_its_sections_begin():
    sections = [f"Heading {number}\n" + "Words and words. " * 35 for number in range(4)]
    parts = texts(pieces_of(entry(1, "Hub", body="\n\n".join(sections))).parts)
    assert [part.split("\n")[0] for part in parts] == [f"Heading {number}" for number in range(4)]


def test_what_has_no_section_is_cut_between_lines_sentences_or_words_and_at_last_anywhere():
    lines = ["x" * 500, "y" * 500]
    assert list(cut("\n".join(lines), LENGTH)) == lines
    sentences = ["One. " + "a" * 500 + ".", "b" * 500 + "."]
    assert list(cut(" ".join(sentences), LENGTH)) == sentences
    assert list(map(len, cut("w " * 600, LENGTH))) == [799, 399]
    assert list(map(len, cut("z" * 2_000, LENGTH))) == [800, 800, 400]
    assert list(cut(" \n ", LENGTH)) == []


def test_nothing_is_lost_in_between():
    body = "\n\n".join(f"Section {number}.\nText of it, {number} times. " * 9 for number in range(12))
    assert "".join("".join(cut(body, LENGTH)).split()) == "".join(body.split())


def test_the_solution_has_pieces_of_its_own_and_all_are_bounded():
    pieces = pieces_of(entry(1, "Hub", body="word " * 20_000, solution="Turn it off. " * 5_000))
    assert len(pieces.parts) == OF_A_BODY + OF_A_SOLUTION
    assert all(len(piece.text) <= LENGTH for piece in pieces.parts)


def test_the_same_text_in_the_same_role_is_embedded_once():
    one, other = pieces_of(entry(1, "Hub")), pieces_of(entry(2, "Hub"))
    assert {piece.digest for piece in one} == {piece.digest for piece in other}
    assert len({piece.digest for piece in one}) == 2
