"""From Markdown to an article's blocks: headings, lists, numbered steps, code and tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import escape

from markup.render import IMPORTED, render

STEP_TITLE = 120
"""As long as the title of a step may be (articles.blocks.texts)."""
CAPTION = 200
# What the rich text of the blocks knows; everything else keeps its words and loses its tag.
KEPT = {"p", "h2", "h3", "b", "i", "code", "a", "ul", "ol", "li", "br"}
RENAMED = {"strong": "b", "em": "i"}
# Space around these is how Markdown was written, not what it says.
WHITE_SPACE = re.compile(r">\s+<(?=/?(?:p|ul|ol|li|h2|h3)\b)")

Block = dict[str, Any]


def blocks_from_markdown(markdown: str, *, title: str = "") -> list[Block]:
    """The raw stream data of an article written in Markdown. ``title`` is read out before tables that stand under no heading.

    Pictures become links: an article shows only pictures of our own library, with words an editor has given them.
    Raises what `markup.render.render` raises for texts beyond its limits for imports.
    """
    return blocks_from_html(render(markdown, limits=IMPORTED, flatten=True).html, title=title)


def blocks_from_html(html: str, *, title: str = "") -> list[Block]:
    """The same from HTML that went through `markup` (no scripts, no styles, safe addresses)."""
    soup = BeautifulSoup(html, "html.parser")
    _level_headings(soup)
    _simplify(soup)
    collected = _Collected(heading=title)
    for node in list(soup.children):
        collected.take(node)
    return collected.finish()


@dataclass
class _Collected:
    """The blocks so far, and the running text that becomes one when something else interrupts it."""

    heading: str
    blocks: list[Block] = field(default_factory=list)
    running: list[str] = field(default_factory=list)

    def take(self, node: Any) -> None:
        name = node.name if isinstance(node, Tag) else None
        if name in {"h2", "h3"}:
            self.heading = node.get_text(" ", strip=True) or self.heading
        if name == "pre":
            self._add("code", {"title": "", "code": node.get_text().strip("\n")[:10_000]})
        elif name == "table":
            self._add("table", _table(node, self.heading))
        elif name == "div":
            for child in list(node.children):
                self.take(child)
        elif name == "ol" and (steps := _steps(node)):
            self._add("steps", steps)
        elif name in {"p", "h2", "h3", "ul", "ol"}:
            self.running.append(_html(node))
        elif text := (node.get_text() if isinstance(node, Tag) else str(node)).strip():
            self.running.append(f"<p>{escape(text)}</p>")

    def _add(self, kind: str, value: Any) -> None:
        self._close()
        if value:
            self.blocks.append({"type": kind, "value": value})

    def _close(self) -> None:
        if self.running:
            self.blocks.append({"type": "text", "value": "".join(self.running)})
            self.running = []

    def finish(self) -> list[Block]:
        self._close()
        return self.blocks


def _level_headings(soup: BeautifulSoup) -> None:
    """The highest level that is used becomes h2, all below it h3: an article's own title is its h1."""
    headings = soup.find_all(re.compile(r"^h[1-6]$"))
    highest = min((int(heading.name[1]) for heading in headings), default=2)
    for heading in headings:
        heading.name = "h2" if int(heading.name[1]) == highest else "h3"


def _simplify(soup: BeautifulSoup) -> None:
    """Only tags the blocks know, in the names Wagtail stores, and only addresses as attributes."""
    for image in soup.find_all("img"):
        image.replace_with(_link_instead(soup, image))
    for quote in soup.find_all("blockquote"):
        quote.unwrap()
    for rule in soup.find_all("hr"):
        rule.decompose()
    for tag in soup.find_all(True):
        tag.name = RENAMED.get(tag.name, tag.name)
        if tag.name in KEPT:
            tag.attrs = {"href": tag["href"]} if tag.name == "a" and tag.get("href") else {}
        elif tag.name not in {"pre", "table", "thead", "tbody", "tr", "th", "td", "div"}:
            tag.unwrap()


def _link_instead(soup: BeautifulSoup, image: Tag) -> Any:
    source, words = str(image.get("src") or ""), str(image.get("alt") or "").strip()
    if not source:
        return NavigableString(words)
    link = soup.new_tag("a", href=source)
    link.string = words or source
    return link


def _html(node: Any) -> str:
    return WHITE_SPACE.sub("><", str(node)).strip()


def _steps(node: Tag) -> list[Block] | None:
    """The items of a numbered list as steps; None when one of them has no short first sentence to be its title."""
    steps = [_step(item) for item in node.find_all("li", recursive=False)]
    if len(steps) < 2 or not all(steps):
        return None
    return [step for step in steps if step]


def _step(item: Tag) -> Block | None:
    first, rest = _first_line(item)
    words = " ".join(BeautifulSoup(first, "html.parser").get_text().split())
    # A link or code in the title would be lost: such a list stays a list.
    if not words or len(words) > STEP_TITLE or "<a " in first or "<code" in first:
        return None
    return {"title": words.rstrip("."), "text": rest, "image": {"image": None, "alt": ""}}


def _first_line(item: Tag) -> tuple[str, str]:
    """What stands before the first block inside a list item (or in its first paragraph), and the rest as HTML."""
    children = [child for child in item.children if str(child).strip()]
    if children and isinstance(children[0], Tag) and children[0].name == "p":
        return children[0].decode_contents(), "".join(_paragraphs(children[1:]))
    number = next(
        (n for n, child in enumerate(children) if isinstance(child, Tag) and child.name in {"p", "ul", "ol"}),
        len(children),
    )
    return "".join(str(child) for child in children[:number]), "".join(_paragraphs(children[number:]))


def _paragraphs(nodes: Sequence[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Tag) and node.name in {"p", "ul", "ol"}:
            yield _html(node)
        elif words := (node.get_text() if isinstance(node, Tag) else str(node)).strip():
            yield f"<p>{escape(words)}</p>"


def _table(node: Tag, heading: str) -> Block | None:
    """Headings from the first row; a table without rows is nothing."""
    rows = [row.find_all(["th", "td"]) for row in node.find_all("tr")]
    if not rows or not rows[0]:
        return None
    width = len(rows[0])
    cells = [[_cell(cell) for cell in row[:width]] for row in rows[1:]]
    return {
        "caption": heading[:CAPTION],
        "columns": [{"type": "text", "heading": cell.get_text(" ", strip=True)} for cell in rows[0]],
        "rows": [{"values": row + [""] * (width - len(row))} for row in cells],
    }


def _cell(cell: Tag) -> str:
    inner = cell.decode_contents().strip()
    return f"<p>{inner}</p>" if inner and not inner.startswith("<p>") else inner
