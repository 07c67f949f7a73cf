"""Where a link inside a text may lead, and finding bare addresses in it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
LENGTH = 2_000
"""Characters of an address; browsers and proxies cut longer ones."""

# Browsers drop tabs and line feeds inside an address and read a backslash as a slash: neither may slip past a check.
_TRICKS = re.compile(r"[\x00-\x20\x7f\\\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_BARE = re.compile(r"(?<![\w/.@-])(?:https?://|www\.)[^\s<>\"`|\\^{}\[\]]{2,2000}", re.IGNORECASE)
_TAIL = ".,:;!?'*_~"


def is_safe(href: str) -> bool:
    """Whether a link may lead there: http, https or mailto, or a path of this site; never `//elsewhere`, never a user name."""
    if not href or len(href) > LENGTH or _TRICKS.search(href):
        return False
    if href.startswith(("/", "#")):
        return not href.lower().startswith(("//", "/%5c", "/%2f"))
    try:
        parts = urlsplit(href)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if parts.scheme not in SCHEMES:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path and not parts.netloc
    return bool(parts.hostname) and not set("@%") & set(parts.netloc) and port_is_one


def bare_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Addresses written without any mark: start, end and the address a link to it leads to."""
    for match in _BARE.finditer(text):
        shown = _without_tail(match.group())
        href = shown if shown[:4].lower() == "http" else f"https://{shown}"
        if "." in href.split("//", 1)[1] and is_safe(href):
            yield match.start(), match.start() + len(shown), href


def _without_tail(address: str) -> str:
    """Punctuation that ends the sentence is not part of the address; nor is a bracket opened before it."""
    open_brackets = address.count("(") - address.count(")")
    end = len(address)
    while end and (address[end - 1] in _TAIL or (address[end - 1] == ")" and open_brackets < 0)):
        open_brackets += address[end - 1] == ")"
        end -= 1
    return address[:end]
