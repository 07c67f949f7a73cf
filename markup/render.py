"""The contract of markup: from what people type to safe HTML, plain text and the codes it names.

    rendered = render(form.cleaned_data["body"], own_image=uploads.links.own_image)
    Answer(body=rendered.source, body_html=rendered.html, ...)

Render when writing, store the HTML beside the source, show the stored HTML.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from markup.codes import codes_in
from markup.parser import OwnImage, OwnImages, body_parser, parse, reply_parser
from markup.plain import clean_text, snippet, words_of
from markup.rules import BODY, IMPORTED, REPLY, Limits, MarkupError, TooDeep, TooLong
from markup.sanitise import last_sieve, sanitise

__all__ = [
    "BODY",
    "IMPORTED",
    "REPLY",
    "Limits",
    "MarkupError",
    "OwnImage",
    "OwnImages",
    "Rendered",
    "TooDeep",
    "TooLong",
    "clean_text",
    "codes_in",
    "render",
    "render_reply",
    "snippet",
]

# The parser tries every rule at each of them before it gives up on the depth.
_MARKERS = re.compile(r"(?:[-+*>][ \t]+){50}")


@dataclass(frozen=True)
class Rendered:
    """One text in the shapes others need."""

    source: str
    """What was typed, cleaned: store this, not the raw input."""
    html: str
    """Safe to put into a page as it is."""
    text: str
    """The words alone, a blank line between blocks; plain text, escape it before showing it."""
    codes: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses its links lead to, in order, each once."""
    images: tuple[str, ...]
    """Addresses of the pictures it shows, in order, each once."""


def render(
    source: str, *, own_image: OwnImages | None = None, limits: Limits = BODY, flatten: bool = False
) -> Rendered:
    """A question, an answer, a message: Markdown to safe HTML.

    Args:
        source: what was typed; anything a browser can send.
        own_image: asked for each picture's address, answers with our picture or None; None makes links of all pictures.
        limits: caps, checked before anything expensive; `BODY` unless it comes out of an import.
        flatten: show a text that is nested too deep as it was typed, instead of refusing it.

    Raises:
        TooLong: more characters or lines than ``limits``; its `sentence` says so to the author.
        TooDeep: nested or marked beyond ``limits``, unless ``flatten``.
    """
    return _render(body_parser(), source, own_image, limits, flatten)


def render_reply(source: str) -> Rendered:
    """A short note: paragraphs, emphasis, code and links only; any other mark is shown as typed. Raises as `render` does."""
    return _render(reply_parser(), source, None, REPLY, False)


def _render(parser: MarkdownIt, source: str, own_image: OwnImages | None, limits: Limits, flatten: bool) -> Rendered:
    _check_length(source, limits)
    text = clean_text(source)
    env: dict[str, Any] = {"own_image": own_image, "images": []}
    try:
        _check_shape(text, limits)
        tokens = parse(parser, text, limits, env)
        images = tuple(dict.fromkeys(env["images"]))
        html = sanitise(str(parser.renderer.render(tokens, parser.options, env)), images)
        links = tuple(dict.fromkeys(_links(tokens)))
    except TooDeep:
        if not flatten:
            raise
        html, links, images = last_sieve(f'<pre tabindex="0">{escape(text)}</pre>'), (), ()
    words = words_of(html)
    return Rendered(source=text, html=html, text=words, codes=codes_in(words), links=links, images=images)


def _check_length(source: str, limits: Limits) -> None:
    if len(source) > limits.length:
        raise TooLong(limits.length)
    if source.count("\n") + source.count("\r") >= 2 * limits.lines:
        raise TooLong(limits.lines, lines=True)


def _check_shape(text: str, limits: Limits) -> None:
    """What can be counted without parsing."""
    lines = text.split("\n")
    if len(lines) > limits.lines:
        raise TooLong(limits.lines, lines=True)
    depth = max(_quote_depth(line) for line in lines)
    if depth > limits.quote_depth or depth * len(lines) > limits.quoted_lines:
        raise TooDeep
    if sum(text.count(sign) for sign in '<>&"') > limits.escapes or text.count("|") > 3 * limits.blocks:
        raise TooDeep
    if any(_MARKERS.match(line) for line in lines):
        raise TooDeep


def _quote_depth(line: str) -> int:
    """How many quote marks a line begins with."""
    head = line.lstrip(" >")
    return line.count(">", 0, len(line) - len(head))


def _links(tokens: list[Token]) -> list[str]:
    return [
        str(child.attrs["href"])
        for token in tokens
        for child in token.children or ()
        if child.type == "link_open" and child.attrs.get("href")
    ]
