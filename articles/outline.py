"""The outline of an article: its headings as links, each with an id that stays the same while its words do."""

import re
from dataclasses import dataclass
from html import unescape

from anyascii import anyascii
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<inner>.*?)</h2>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading of the second level; ``text`` is plain."""

    id: str
    text: str


def with_outline(html: str) -> tuple[SafeString, tuple[Heading, ...]]:
    """Give every h2 of ``html`` an id made of its words, and list them in order.

    ``html`` is what our own blocks have drawn: escaped, and without ids on its headings. Twins are told apart by a number.
    """
    headings: list[Heading] = []
    taken: set[str] = set()

    def anchor(match: re.Match[str]) -> str:
        text = " ".join(strip_tags(match["inner"]).replace("&nbsp;", " ").split())
        if not text:
            return ""
        heading = Heading(_free_id(text, taken), unescape(text))
        headings.append(heading)
        return f'<h2 id="{heading.id}">{match["inner"]}</h2>'

    marked = HEADING.sub(anchor, html)
    # Only ids of letters, digits and hyphens were added to what was safe before.
    return mark_safe(marked), tuple(headings)  # noqa: S308


def _free_id(text: str, taken: set[str]) -> str:
    base = slugify(anyascii(unescape(text)))[:60].strip("-") or "part"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name
