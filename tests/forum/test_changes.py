"""What changed between two texts: marked word by word, at a cost that no text can drive up."""

import random

import pytest

from forum.queries.changes import STEPS_A_PAGE, STEPS_A_PAIR, Effort, compare

SENTENCE = "Lift the funnel and free the bucket with a soft brush."


def marks(old, new, effort=None):
    return [(piece.how, piece.text) for piece in compare(old, new, effort)]


def both(pieces):
    return (
        "".join(text for how, text in pieces if how != "added"),
        "".join(text for how, text in pieces if how != "removed"),
    )


def words(count, name="word"):
    return " ".join(f"{name}{number}" for number in range(count))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b", "a b c", [("same", "a b"), ("added", " c")]),
        ("a b c", "b c", [("removed", "a "), ("same", "b c")]),
        ("a b c", "a x c", [("same", "a "), ("removed", "b"), ("added", "x"), ("same", " c")]),
        ("a b", "a\n\nb", [("same", "a"), ("removed", " b"), ("added", "\n\nb")]),
        ("", "a", [("added", "a")]),
        ("a", "", [("removed", "a")]),
        ("a", "a", [("same", "a")]),
    ],
)
def test_a_change_is_marked_at_its_words(old, new, expected):
    assert [(how, text) for how, text in marks(old, new) if text.strip() or how != "same"] == expected


def test_both_texts_can_be_read_out_of_the_marks():
    chance = random.Random(7)
    for _ in range(300):
        old, new = (
            "".join(chance.choice(["a", "b", "c"]) + chance.choice([" ", "  ", "\n", "\n\n"]) for _ in range(size))
            for size in (chance.randrange(12), chance.randrange(12))
        )
        seen_old, seen_new = both(marks(old, new))
        assert seen_new == new
        assert seen_old.split() == old.split()


def test_a_rewritten_answer_of_two_hundred_words_is_still_compared_word_by_word():
    kept = " ".join((words(100), SENTENCE, words(100, "end")))
    new = " ".join((words(100, "new"), SENTENCE, words(100, "close")))
    assert ("same", f" {SENTENCE} ") in marks(kept, new)


WORST = {
    "all words differ": (words(1_000), words(1_000, "other")),
    "one word a thousand times": ("a " * 1_000, "b" + " a" * 1_200 + " b"),
    "two words by turns": ("a b " * 2_000, "b b a a " * 1_500),
    "blank lines": ("x" + "\n" * 29_998 + "y", "y" + "\n" * 29_998 + "x"),
    "a line a word": ("a\n" * 10_000, "b\na\n" * 7_000),
    "lines that all differ": (words(4_000).replace(" ", "\n"), words(4_000, "o").replace(" ", "\n")),
}


@pytest.mark.parametrize(("old", "new"), WORST.values(), ids=WORST)
def test_no_pair_of_texts_costs_more_than_its_share(old, new):
    effort = Effort()
    assert both(marks(old, new, effort))[1] == new
    assert effort.taken <= 2 * STEPS_A_PAIR
    assert effort.left + effort.taken == STEPS_A_PAGE


def test_a_page_of_rewritten_texts_costs_no_more_than_a_page_may():
    effort = Effort()
    for number in range(50):
        marks(words(1_000, f"w{number}-"), words(1_000, f"v{number}-"), effort)
    assert effort.left == 0
    assert marks(f"so gone {SENTENCE} old so", f"so come {SENTENCE} new so", effort) == [
        ("same", "so "),
        ("removed", f"gone {SENTENCE} old"),
        ("added", f"come {SENTENCE} new"),
        ("same", " so"),
    ]
    assert marks(SENTENCE, f"{SENTENCE} More.", effort) == [("same", SENTENCE), ("added", " More.")]


def test_long_texts_are_compared_by_lines():
    old = "\n".join(f"line {number} of a log" for number in range(3_000))
    new = old.replace("line 7 of", "line seven of")
    pieces = list(compare(old, new))
    assert "".join(piece.text for piece in pieces if piece.how != "removed") == new
    assert "".join(piece.text for piece in pieces if piece.how != "added") == old
