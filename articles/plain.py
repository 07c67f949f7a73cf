"""The words of an article without its markup: what search reads, drawn from the stored blocks without a query."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags

# Where a line ends; without it "<p>one</p><p>two</p>" would be found as "onetwo". A heading begins what stands below it.
BREAKS = {tag: f"\n{tag}" for tag in ("</p>", "</li>", "</h2>", "</h3>", "</h4>", "<br/>", "<br>")}
HEADINGS = {tag: f"\n\n{tag}" for tag in ("<h2", "<h3", "<h4")}


_GAPS = re.compile(r"\n{3,}")


def plain_text(blocks: Iterable[Any]) -> str:
    """The text of raw stream data (dicts of ``type`` and ``value``), line by line, a blank one before each heading."""
    texts = "\n".join(words for block in blocks for words in _words(block["type"], block["value"]) if words.strip())
    lines = (" ".join(line.split()) for line in texts.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _words(kind: str, value: Any) -> Iterator[str]:
    """The texts of one block; blocks of a kind that no longer exists say nothing."""
    reader = READERS.get(kind)
    if reader is not None and value:
        yield from reader(value)


def _html(html: Any) -> str:
    text = str(html or "")
    for tag, broken in (BREAKS | HEADINGS).items():
        text = text.replace(tag, broken)
    return unescape(strip_tags(text))


def _steps(steps: Any) -> Iterator[str]:
    for item in steps:
        step = item.get("value", item)
        yield step.get("title", "")
        yield _html(step.get("text"))
        yield (step.get("image") or {}).get("alt", "")


def _table(table: Any) -> Iterator[str]:
    yield table.get("caption", "")
    yield " ".join(column["heading"] for column in table["columns"])
    for row in table["rows"]:
        yield " ".join(_html(cell) for cell in row["values"])


READERS: dict[str, Any] = {
    "text": lambda value: [_html(value)],
    "steps": _steps,
    "notice": lambda value: [value.get("title", ""), _html(value.get("text"))],
    "code": lambda value: [value.get("title", ""), value.get("code", "")],
    "image": lambda value: [value.get("alt", ""), value.get("caption", "")],
    "table": _table,
    "download": lambda value: [value.get("title", "")],
}
