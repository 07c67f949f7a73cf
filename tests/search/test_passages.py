"""What stands under a hit: one line of the text, with … where something lies between two pieces of it."""

import pytest

from search.engines import Fragment
from search.highlight import passage

NO_BREAK = "\u00a0"
"""Written ~ below: … stays on the line of its word."""


def shown(text, *words):
    marks = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    return passage({"body": Fragment(text, marks)})[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("When it leaked\nWear gloves.", "When it leaked~… Wear gloves."),
        ("Is it broken?\n\nLook at the tips.", "Is it broken?~… Look at the tips."),
        ("Wipe it.\nLet it dry.", "Wipe it. Let it dry."),
        ("Wipe it. \n\n \nLet it dry.", "Wipe it.~… Let it dry."),
        ("Nothing lies between these", "Nothing lies between these~…"),
    ],
)
def test_blocks_do_not_run_together(text, line):
    assert shown(text) == line.replace("~", NO_BREAK)


def test_the_marks_stay_on_their_words():
    text = "it <leaked>\nWear gloves\n\nand a mask.\nA mask & more"
    assert shown(text, "leaked", "gloves", "more") == (
        "…~it &lt;<mark>leaked</mark>&gt;~… Wear <mark>gloves</mark>~… and a mask. A mask &amp; <mark>more</mark>~…"
    ).replace("~", NO_BREAK)


def test_what_helped_goes_first_then_the_core_unless_the_rest_says_more():
    pieces = {
        "summary": Fragment("A spider sits in the gauge.", ((21, 26),)),
        "body": Fragment("The gauge shows nothing.", ((4, 9), (10, 15))),
    }
    assert passage(pieces)[1] == "summary"
    more = Fragment("The gauge shows nothing.", ((4, 9), (10, 15), (16, 23)))
    assert passage(pieces | {"body": more})[1] == "body"
    assert passage(pieces | {"summary": Fragment("A spider sits in it.")})[1] == "body"
    assert passage(pieces | {"body": more, "solution": Fragment("Take it out.")})[1] == "solution"
