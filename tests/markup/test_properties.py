"""What holds for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from markup.from_html import to_markdown
from markup.render import REPLY, MarkupError, clean_text, render, render_reply
from markup.sanitise import sanitise
from tests.markup.strict import wrong_in

LETTERS = "*_`~[]()!>-1.#|<>&;:/\\ \n\x00\r\u202e\ud800é"
WORDS = (
    "**",
    "```",
    "![",
    "](",
    "|-",
    "&lt;",
    "&#106;",
    "\n\n",
    "http://",
    "www.",
    "javascript:",
    "<script>",
    "<b>",
    "</b>",
)
MORE = ("onerror=", "<!--", "-->", "<svg", "<math>", "style=", "E-1042", "word", "> ", "- ")
MARKS = st.sampled_from([*LETTERS, *WORDS, *MORE])
typed = st.lists(MARKS | st.text(max_size=6), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(typed)
def test_nothing_foreign_survives_and_sieving_again_changes_nothing(source):
    try:
        html = render(source).html
    except MarkupError:
        return
    assert wrong_in(html) == []
    assert sanitise(html) == html


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKS | st.text(max_size=6), max_size=60).map("".join))
def test_the_sieves_let_nothing_foreign_through_whatever_html_they_are_given(html):
    once = sanitise(html)
    assert wrong_in(once) == []
    assert sanitise(once) == once


@settings(max_examples=150, deadline=None)
@given(typed)
def test_rendering_what_was_stored_gives_the_same_again(source):
    try:
        first = render(source)
    except MarkupError:
        return
    assert render(first.source) == first
    assert clean_text(first.source) == first.source


@settings(max_examples=150, deadline=None)
@given(typed.filter(lambda source: not any(sign in source for sign in "<&")))
def test_the_plain_text_holds_no_tag_nobody_typed(source):
    try:
        text = render(source).text
    except MarkupError:
        return
    assert "<" not in text


@settings(max_examples=150, deadline=None)
@given(typed)
def test_html_from_elsewhere_becomes_markdown_that_renders_safely(source):
    assert wrong_in(render(to_markdown(source), flatten=True).html) == []


@settings(max_examples=100, deadline=None)
@given(typed)
def test_a_reply_never_holds_a_block(source):
    try:
        html = render_reply(source).html
    except MarkupError:
        assert len(source) > REPLY.length or source
        return
    assert not any(f"<{tag}" in html for tag in ("h3", "ul", "ol", "img", "table", "blockquote", "pre", "hr"))
