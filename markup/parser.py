"""Markdown to tokens: CommonMark with tables, strikethrough and bare addresses, no raw HTML, bounded before it costs anything."""

from collections.abc import Callable
from functools import cache
from typing import Any, Protocol

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from markup.addresses import bare_addresses, is_safe
from markup.rules import Limits, TooDeep, TooManyPictures

_MARKS = frozenset("[]!*_~`<>&\\|")
_INLINE_LEVELS = 24
_LOWEST_HEADING = 6
_HEADING_SHIFT = 2
"""The page has the h1 and its parts the h2: a text's own headings begin at h3."""


class OwnImage(Protocol):
    """A picture of our own: what a text needs to know to show it without moving the page while it loads."""

    @property
    def address(self) -> str:
        """Path on this site."""

    @property
    def width(self) -> int:
        """Pixels."""

    @property
    def height(self) -> int:
        """Pixels."""


OwnImages = Callable[[str], OwnImage | None]


@cache
def body_parser() -> MarkdownIt:
    """For questions, answers and messages. A line break typed is a line break shown."""
    return _with_rules(MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]))


@cache
def reply_parser() -> MarkdownIt:
    """For short notes: paragraphs, emphasis, code and links."""
    inline = [
        "escape",
        "backticks",
        "emphasis",
        "strikethrough",
        "link",
        "autolink",
        "entity",
        "newline",
        "balance_pairs",
    ]
    parser = MarkdownIt("zero", {"html": False, "breaks": True}).enable([*inline, "fragments_join"])
    return _with_rules(parser)


def _with_rules(parser: MarkdownIt) -> MarkdownIt:
    parser.validateLink = is_safe  # type: ignore[assignment,method-assign]  # the library's own way to name allowed links
    rules = parser.core.ruler
    rules.after("block", "guard_blocks", _guard_blocks)
    rules.after("inline", "guard_elements", _guard_elements)
    rules.after("guard_elements", "bare_addresses", _link_bare_addresses)
    rules.after("bare_addresses", "images", _own_images_only)
    rules.after("images", "headings", _shift_headings)
    rules.after("headings", "cells", _align_numbers)
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    parser.add_render_rule("fence", _code)
    parser.add_render_rule("code_block", _code)
    return parser


def parse(parser: MarkdownIt, text: str, limits: Limits, env: dict[str, Any]) -> list[Token]:
    """Tokens of ``text``; raises TooDeep when it holds more than ``limits``. ``env`` carries what the rules need and find."""
    env["limits"] = limits
    parser.options["maxNesting"] = limits.nesting
    return parser.parse(text, env)


def _guard_blocks(state: StateCore) -> None:
    """Between the cheap parse into blocks and the dear one of their words: refuse what would cost too much."""
    limits: Limits = state.env["limits"]
    # The parser drops, without a word, what lies deeper than this.
    if any(token.level >= limits.nesting - 1 for token in state.tokens):
        raise TooDeep
    words = [token for token in state.tokens if token.type == "inline"]
    if len(state.tokens) > 3 * limits.blocks or len(words) > limits.blocks:
        raise TooDeep
    if sum(1 for token in words for sign in token.content if sign in _MARKS) > limits.marks:
        raise TooDeep


def _guard_elements(state: StateCore) -> None:
    limits: Limits = state.env["limits"]
    count = 0
    for token in state.tokens:
        count += token.nesting >= 0
        for child in token.children or ():
            count += child.nesting > 0 or child.type in {"softbreak", "hardbreak", "code_inline", "image"}
            if child.level > _INLINE_LEVELS:
                raise TooDeep
    if count > limits.elements:
        raise TooDeep


def _link_bare_addresses(state: StateCore) -> None:
    """Make links of addresses written without any mark, outside links."""
    for block in state.tokens:
        if block.type != "inline" or not ("://" in block.content or "www." in block.content.lower()):
            continue
        children: list[Token] = []
        inside = 0
        for child in block.children or []:
            inside += child.nesting if child.type in {"link_open", "link_close"} else 0
            children += [child] if inside or child.type != "text" else _split_at_addresses(child)
        block.children = children


def _split_at_addresses(token: Token) -> list[Token]:
    parts: list[Token] = []
    done = 0
    for start, end, href in bare_addresses(token.content):
        parts += _text(token.content[done:start], token.level)
        parts += _link(href, _text(token.content[start:end], token.level + 1), token.level)
        done = end
    return [*parts, *_text(token.content[done:], token.level)] if done else [token]


def _text(content: str, level: int) -> list[Token]:
    return [Token("text", "", 0, content=content, level=level)] if content else []


def _link(href: str, inner: list[Token], level: int) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": href}, level=level)
    return [opening, *inner, Token("link_close", "a", -1, level=level)]


def _own_images_only(state: StateCore) -> None:
    """A picture of ours is shown; any other becomes a link to where it lies (a remote one would tell its owner who reads)."""
    own_image: OwnImages | None = state.env.get("own_image")
    for block in state.tokens:
        if block.type != "inline" or not any(child.type == "image" for child in block.children or ()):
            continue
        children: list[Token] = []
        inside = 0
        for child in block.children or []:
            inside += child.nesting if child.type in {"link_open", "link_close"} else 0
            children += [child] if child.type != "image" else _picture(child, state, own_image, inside > 0)
        block.children = children


def _picture(token: Token, state: StateCore, own_image: OwnImages | None, in_link: bool) -> list[Token]:
    href = str(token.attrs.get("src", ""))
    alt = _alt(token)
    image = _looked_up(href, state, own_image) if own_image and href else None
    if image is not None:
        state.env["images"].append(image.address)
        token.attrs = {
            "src": image.address,
            "alt": alt,
            "width": image.width,
            "height": image.height,
            "loading": "lazy",
        }
        return [token]
    inner = _text(alt or href, token.level)
    return inner if in_link or not href else _link(href, inner, token.level)


def _looked_up(href: str, state: StateCore, own_image: OwnImages) -> Any:
    """The picture of ours at an address, which is asked for once however often the text names it."""
    known: dict[str, Any] = state.env.setdefault("looked_up", {})
    if href not in known:
        if len(known) >= state.env["limits"].pictures:
            raise TooManyPictures
        known[href] = own_image(href)
    return known[href]


def _alt(token: Token) -> str:
    words = (child.content for child in token.children or () if child.type in {"text", "code_inline"})
    return " ".join("".join(words).split())


def _shift_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + _HEADING_SHIFT, _LOWEST_HEADING)}"


def _align_numbers(state: StateCore) -> None:
    """A column set to the right holds numbers; no other alignment is kept (and no style attribute at all)."""
    for token in state.tokens:
        style = token.attrs.pop("style", None) if token.type in {"th_open", "td_open"} else None
        if style == "text-align:right":
            token.attrs["class"] = "table__number"


def _open_table(renderer: RendererHTML, tokens: list[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    # It scrolls by itself on narrow screens, so the keyboard must reach it.
    return '<div class="table-scroll" tabindex="0"><table class="table">\n'


def _close_table(renderer: RendererHTML, tokens: list[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return "</table></div>\n"


def _code(renderer: RendererHTML, tokens: list[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    from markdown_it.common.utils import escapeHtml

    return f'<pre tabindex="0"><code>{escapeHtml(tokens[at].content)}</code></pre>\n'
