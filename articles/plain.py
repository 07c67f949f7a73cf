"""The words of an article without its markup: what search reads, drawn from the stored blocks without a query."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags

# Tags after which a word ends; without a space "<p>one</p><p>two</p>" would be found as "onetwo".
BREAKS = ("</p>", "</li>", "</h2>", "</h3>", "<br/>", "<br>")


def plain_text(blocks: Iterable[Any]) -> str:
    """The text of raw stream data (dicts of ``type`` and ``value``), block by block, separated by line breaks."""
    lines = (" ".join(words.split()) for block in blocks for words in _words(block["type"], block["value"]))
    return "\n".join(line for line in lines if line)


def _words(kind: str, value: Any) -> Iterator[str]:
    """The texts of one block; blocks of a kind that no longer exists say nothing."""
    reader = READERS.get(kind)
    if reader is not None and value:
        yield from reader(value)


def _html(html: Any) -> str:
    text = str(html or "")
    for tag in BREAKS:
        text = text.replace(tag, f"{tag} ")
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
