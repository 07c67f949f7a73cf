"""The two sieves every piece of HTML passes before it is stored: bleach, and nh3 last."""

import re
import threading
from collections.abc import Collection
from functools import cache

import nh3
from bleach.sanitizer import Cleaner

from markup.addresses import SCHEMES, is_safe
from markup.plain import clean_text

TAGS = frozenset(
    re.findall(
        r"\w+", "p br hr strong em s code pre blockquote ul ol li h3 h4 h5 h6 a img table thead tbody tr th td div"
    )
)
REL = "ugc nofollow noopener"
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start"}),
    "pre": frozenset({"tabindex"}),
    "div": frozenset({"class", "tabindex"}),
    "table": frozenset({"class"}),
    "th": frozenset({"class"}),
    "td": frozenset({"class"}),
}
_WORDS: dict[tuple[str, str], frozenset[str]] = {
    ("img", "loading"): frozenset({"lazy"}),
    ("pre", "tabindex"): frozenset({"0"}),
    ("div", "tabindex"): frozenset({"0"}),
    ("div", "class"): frozenset({"table-scroll"}),
    ("table", "class"): frozenset({"table"}),
    ("th", "class"): frozenset({"table__number"}),
    ("td", "class"): frozenset({"table__number"}),
}
_LONGEST_NUMBER = 9


class _FirstSieve(threading.local):
    """bleach, one a thread: building it takes longer than a short text, and its parser holds what it reads in itself."""

    cleaner: Cleaner | None = None

    def clean(self, html: str, images: Collection[str]) -> str:
        """``html`` without what bleach finds; it asks for the attributes each time anew."""
        # Not there while it works: one that broke off in the middle of a text is never used again.
        cleaner = self.cleaner or Cleaner(tags=TAGS, protocols=SCHEMES, strip=True, strip_comments=True)
        self.cleaner = None
        cleaner.attributes = lambda tag, name, value: _allowed(tag, name, value, images)
        cleaned = str(cleaner.clean(html))
        self.cleaner = cleaner
        return cleaned


_first_sieve = _FirstSieve()


def sanitise(html: str, images: Collection[str] = ()) -> str:
    """``html`` with nothing but our tags and attributes, links that may lead where they lead, and pictures out of ``images``."""
    return last_sieve(_first_sieve.clean(clean_text(html), images), images)


def last_sieve(html: str, images: Collection[str] = ()) -> str:
    """nh3 alone, for HTML that was made by escaping."""
    sieve = _nh3(images) if images else _nh3_without_pictures()
    return sieve.clean(html)


def _nh3(images: Collection[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=lambda tag, name, value: value if _allowed(tag, name, value, images) else None,
        url_schemes=set(SCHEMES),
        link_rel=REL,
    )


@cache
def _nh3_without_pictures() -> nh3.Cleaner:
    """Most texts have none, and building this takes longer than reading one of them."""
    return _nh3(())


def _allowed(tag: str, name: str, value: str, images: Collection[str]) -> bool:
    if name not in _ATTRIBUTES.get(tag, ()):
        return tag == "a" and name == "rel" and value == REL
    if (tag, name) in _WORDS:
        return value in _WORDS[tag, name]
    if name == "href":
        return is_safe(value)
    if name == "src":
        return value in images
    if name in {"width", "height", "start"}:
        return value.isdecimal() and value.isascii() and len(value) <= _LONGEST_NUMBER
    return name == "alt"
