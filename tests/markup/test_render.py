"""What a text becomes."""

from dataclasses import dataclass

import pytest

from markup.render import IMPORTED, TooDeep, render, render_reply


@dataclass(frozen=True)
class Picture:
    address: str = "/uploads/7/"
    width: int = 320
    height: int = 200


def own(href):
    return Picture() if href == "/uploads/7/" else None


def test_an_ordinary_post_is_drawn_with_what_ordinary_posts_use():
    html = render("Hello **you**, ~~not~~ *this*\nnext line\n\n- a\n- b\n\n```\n<b>&amp;\n```\n\n> said").html
    assert "<strong>you</strong>, <s>not</s> <em>this</em><br>\nnext line" in html
    assert "<li>a</li>" in html
    assert '<pre tabindex="0"><code>&lt;b&gt;&amp;amp;\n</code></pre>' in html
    assert "<blockquote>\n<p>said</p>" in html


def test_headings_begin_below_those_of_the_page_and_carry_no_id():
    assert render("# one\n\n## two\n\n###### six").html == "<h3>one</h3>\n<h4>two</h4>\n<h6>six</h6>\n"


def test_raw_html_is_shown_as_it_was_typed():
    assert render("<b onclick=x>hi</b> <!-- a -->").html == "<p>&lt;b onclick=x&gt;hi&lt;/b&gt; &lt;!-- a --&gt;</p>\n"


def test_a_table_scrolls_by_itself_and_keeps_numbers_to_the_right():
    html = render("|a|b|\n|-|-:|\n|1|2|").html
    assert html.startswith('<div class="table-scroll" tabindex="0"><table class="table">')
    assert '<td class="table__number">2</td>' in html
    assert "style" not in html


def test_task_lists_are_ordinary_lists():
    assert "<input" not in render("- [ ] do it\n- [x] done").html


@pytest.mark.parametrize(
    "href", ["http://a.example/x", "https://a.example/", "mailto:me@a.example", "/en/x/?a=1", "#answer-3"]
)
def test_a_link_may_lead_to_the_web_to_mail_and_within_the_site(href):
    rendered = render(f"[x]({href})")
    assert f'<a href="{href}" rel="ugc nofollow noopener">x</a>' in rendered.html
    assert rendered.links == (href,)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://user@evil.example/",
        "https://a.example:99999/",
        "https://[bad/",
        "mailto:nobody",
        "evil.example/path",
        "/" + "a" * 2_100,
    ],
)
def test_a_link_that_may_not_lead_there_stays_text(href):
    assert "<a" not in render(f"[x]({href})").html
    assert "<a" not in render(f"[x](<{href}>)").html


def test_a_bare_address_becomes_a_link_without_the_end_of_the_sentence():
    html = render("See www.example.com/a_(b), (https://x.example/y). Or `https://code.example`.").html
    assert '<a href="https://www.example.com/a_(b)" rel="ugc nofollow noopener">www.example.com/a_(b)</a>,' in html
    assert '(<a href="https://x.example/y" rel="ugc nofollow noopener">https://x.example/y</a>).' in html
    assert "<code>https://code.example</code>" in html


def test_a_bare_address_inside_a_link_is_not_linked_twice():
    assert render("[https://a.example](https://b.example)").html.count("<a") == 1


def test_our_own_picture_is_shown_with_its_size_and_what_it_shows():
    rendered = render("![the *rain* gauge](/uploads/7/)", own_image=own)
    assert '<img src="/uploads/7/" alt="the rain gauge" width="320" height="200" loading="lazy">' in rendered.html
    assert rendered.images == ("/uploads/7/",)
    assert rendered.text == "the rain gauge"


@pytest.mark.parametrize("source", ["![a map](https://far.example/map.png)", "![a map](/uploads/8/)"])
def test_any_other_picture_becomes_a_link_to_it(source):
    html = render(source, own_image=own).html
    assert "<img" not in html
    assert ">a map</a>" in html


def test_a_remote_picture_inside_a_link_leaves_its_words():
    html = render("[![a map](https://far.example/map.png)](https://far.example)", own_image=own).html
    assert html == '<p><a href="https://far.example" rel="ugc nofollow noopener">a map</a></p>\n'


def test_the_plain_text_has_a_gap_between_blocks_and_no_markup():
    rendered = render(
        "# Head\n\npara **one**\nline\n\n- a\n- b\n\n|x|y|\n|-|-|\n|1|2|\n\n```\ncode  kept\n\n\nhere\n```"
    )
    assert rendered.text == "Head\n\npara one\nline\n\na\nb\n\nx y\n1 2\n\ncode kept\n\nhere"


def test_what_looks_like_a_tag_in_code_is_in_the_plain_text_as_typed():
    assert render("`<script>`").text == "<script>"


def test_a_reply_knows_emphasis_code_and_links_only():
    html = render_reply("# no\n- *yes* `c` [a](http://b.example) ![i](/uploads/7/)\n> q").html
    assert html.startswith("<p># no<br>\n- <em>yes</em> <code>c</code> <a ")
    assert not any(tag in html for tag in ("<h", "<ul", "<img", "<blockquote"))


@pytest.mark.parametrize("source", ["", "   ", "\n\n", "\x00", "\ufeff"])
def test_nothing_becomes_nothing(source):
    rendered = render(source)
    assert (rendered.html.strip(), rendered.text) == ("", "")


def test_a_picture_named_many_times_is_looked_up_once():
    asked = []

    def look(address):
        asked.append(address)
        return own(address)

    rendered = render("![gauge](/uploads/7/) " * 100, own_image=look)
    assert rendered.html.count("<img") == 100
    assert asked == ["/uploads/7/"]


def test_a_text_with_more_pictures_than_a_page_shows_is_refused_before_they_are_looked_up():
    asked = []
    source = " ".join(f"![{number}](/uploads/{number}/)" for number in range(51))
    with pytest.raises(TooDeep) as refused:
        render(source, own_image=asked.append)
    assert "50 pictures" in str(refused.value)
    assert len(asked) == 50
    assert render(source, own_image=own, limits=IMPORTED).html
