"""Imported HTML becomes Markdown that says the same."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from markup.from_html import to_markdown
from markup.render import IMPORTED, render
from tests.real_data import real_data


class Letters(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


def letters(html):
    reader = Letters()
    reader.feed(html)
    reader.close()
    return "".join("".join(reader.found).split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>A <b>bold</b> word\nand <i>another</i></p><p>next</p>", "A **bold** word and *another*\n\nnext"),
        ("<h2>Head</h2><p>x<br>y</p>", "## Head\n\nx\ny"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "- one\n  - two"),
        ('<a href="/q/1">q</a>', "[q](https://old.example/q/1)"),
        ('<a href="javascript:alert(1)">q</a>', "q"),
        ('<a href="https://a.example/a_(b)">q</a>', "[q](<https://a.example/a_(b)>)"),
        ('<img src="https://a.example/p.png" alt="a map">', "[a map](<https://a.example/p.png>)"),
        ('<a href="https://b.example"><img src="https://a.example/p.png"></a>', "[p.png](https://b.example)"),
        ("<pre><code>a = '```'\n  b</code></pre>", "````\na = '```'\n  b\n````"),
        ("<p>x<sup>2</sup> H<sub>2</sub>O</p>", "x² H₂O"),
        ("<script>alert(1)</script><style>p{}</style>text", "text"),
        ("<p>1. no list</p><p># no head</p><p>*no* <b></b></p>", "1\\. no list\n\n\\# no head\n\n\\*no\\*"),
    ],
)
def test_each_element_has_its_mark(html, markdown):
    assert to_markdown(html, base="https://old.example") == markdown


@pytest.mark.parametrize(
    "html", ["<div>" * 5_000 + "x", "<b>" * 5_000 + "x", "<ul><li>" * 3_000 + "x", "<a", "&#0;", ""]
)
def test_html_nobody_could_read_still_gives_its_words(html):
    assert to_markdown(html) in {"x", "", "<a", "\\<a", "\ufffd"}


def test_a_whole_sites_posts_keep_every_letter_through_both_directions():
    posts = real_data("se", "quantumcomputing.SE-2018-12", "Posts.xml")
    lost = []
    count = 0
    for _, row in ET.iterparse(posts):
        body = row.get("Body")
        if row.get("PostTypeId") not in {"1", "2"} or not body:
            continue
        count += 1
        rendered = render(to_markdown(body, base="https://quantumcomputing.stackexchange.com"), limits=IMPORTED)
        # Raised and lowered letters change their shape, pictures their nature: neither can be compared letter by letter.
        if not re.search(r"<su[bp]|<img", body) and letters(body) != letters(rendered.html):
            lost.append(row.get("Id"))
        row.clear()
    assert count == 1_672
    assert lost == []
