"""Imported HTML to our Markdown: what another system stored becomes a source its author could go on editing here."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import nh3
from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from markup.addresses import is_safe
from markup.plain import clean_text

DEEPEST = 60
"""Elements inside each other; the converter calls itself for each, and no post that people read comes near it."""

_TAGS = set(
    re.findall(
        r"\w+",
        "a b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd "
        "li ol p pre q s samp section span strike strong sub summary sup table tbody td tfoot th thead tr u ul var",
    )
)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_EXPONENT = re.compile(r"\w{1,4}\Z")
_TICKS = re.compile(r"`{3,}")
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "source", "wbr", "area", "base", "embed", "track", "param"}
)


def to_markdown(html: str, *, base: str = "") -> str:
    """Markdown for ``html``: remote pictures become links, scripts and styles vanish with their content.

    Args:
        html: somebody else's HTML, in any state of repair.
        base: address relative links start from; without it they are kept when they are paths and dropped to their words otherwise.
    """
    source = clean_text(html)
    safe = nh3.clean(
        source, tags=_TAGS, attributes={"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}, link_rel=None
    )
    if _depth(safe) > DEEPEST:
        safe = nh3.clean(source, tags={"p", "br", "pre", "code", "a"}, attributes={"a": {"href"}}, link_rel=None)
        if _depth(safe) > DEEPEST:
            safe = nh3.clean(source, tags=set())
    # Inside an element, a text that looks like an address or a file name is not taken for one.
    soup = BeautifulSoup(f"<div>{safe}</div>", "html.parser")
    return str(_Converter(base).convert_soup(soup)).strip()


class _Depth(HTMLParser):
    """Counts how deep elements lie inside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.most = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One deeper."""
        self.now += tag not in _VOID
        self.most = max(self.most, self.now)

    def handle_endtag(self, tag: str) -> None:
        """One up."""
        self.now -= tag not in _VOID


def _depth(html: str) -> int:
    reader = _Depth()
    reader.feed(html)
    return reader.most


class _Converter(MarkdownConverter):
    """markdownify with our own links, pictures and code."""

    def __init__(self, base: str) -> None:
        super().__init__(
            heading_style=ATX,
            bullets="-",
            escape_misc=True,
            # A line feed inside a paragraph was a space there; here it would show.
            wrap=True,
            wrap_width=None,
            table_infer_header=True,
        )
        self.base = base

    def _address(self, value: Any) -> str:
        given = str(value or "").strip().replace(" ", "%20")
        try:
            href = urljoin(self.base, given) if self.base and given else given
        except ValueError:
            return ""
        return href if is_safe(href) else ""

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link, or its words when it may not lead there."""
        href = self._address(el.get("href"))
        words = text.strip()
        if not href or "_noformat" in parent_tags or not words:
            return text
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() else ""
        return (
            f"{before}[{words}](<{href}>){after}" if re.search(r"[()]", href) else f"{before}[{words}]({href}){after}"
        )

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link to the picture, named by what it shows."""
        href = self._address(el.get("src"))
        alt = " ".join(str(el.get("alt") or "").split())
        escaped = str(self.escape(alt, parent_tags))  # type: ignore[attr-defined]  # missing in its stubs
        words = escaped or (href.rsplit("/", 1)[-1].split("?")[0] or href)
        return words if not href or "a" in parent_tags else f"[{words}](<{href}>)"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A fence longer than any inside."""
        code = el.get_text().strip("\n")
        longest = max((len(run) for run in _TICKS.findall(code)), default=2)
        fence = "`" * (longest + 1)
        return f"\n\n{fence}\n{code}\n{fence}\n\n" if code else ""

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A line feed is a line break here."""
        return " " if "_inline" in parent_tags else "\n"

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Raised: digits where Unicode has them, a short exponent behind ^; anything longer was a footnote and is plain."""
        return _shifted(text, _RAISED, "^")

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Lowered, as `convert_sup` raises."""
        return _shifted(text, _LOWERED, "\\_")

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The line of a fold, which is open here."""
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""


def _shifted(text: str, table: dict[int, int], sign: str) -> str:
    if text and all(ord(letter) in table for letter in text):
        return text.translate(table)
    return f"{sign}{text}" if _EXPONENT.match(text) else text
