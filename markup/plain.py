"""Text without markup: cleaning what was typed, and reading the words out of our own HTML."""

import re
import unicodedata
from html.parser import HTMLParser

# Control characters but tab and line feed, lone surrogates, byte order mark, and marks that turn the direction of what follows.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u202a-\u202e\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t]+")

_BLOCKS = frozenset({"p", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "table", "hr", "div"})
_GAPS = {**dict.fromkeys(_BLOCKS, "\n\n"), "li": "\n", "tr": "\n", "br": "\n", "td": " ", "th": " "}


def clean_text(source: str) -> str:
    """``source`` as it may be stored: composed Unicode (NFC), line feeds only, nothing a database or a parser chokes on."""
    text = _LINE_ENDS.sub("\n", source)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


class _Words(HTMLParser):
    """Collects the words of rendered HTML with a blank line between blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins; a picture says what it shows."""
        self.parts.append(_GAPS.get(tag, ""))
        self._code += tag == "pre"
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        self._code -= tag == "pre"
        if tag in _BLOCKS:
            self.parts.append(_GAPS[tag])

    def handle_data(self, data: str) -> None:
        """Words; only code keeps its line breaks."""
        if self._code:
            self.parts.append(data)
        elif not (data.isspace() and "\n" in data):  # the line feed between two tags is ours, not the author's
            self.parts.append(data.replace("\n", " "))


def words_of(html: str) -> str:
    """The words of HTML that `render` made: for search, e-mail and snippets. Plain text: escape it before showing it."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (_SPACES.sub(" ", line).strip(" ") for line in "".join(reader.parts).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def snippet(text: str, length: int = 200) -> str:
    """The beginning of a plain text on one line, cut at a word, at most ``length`` characters with the ellipsis."""
    line = " ".join(text[: length * 4].split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut) + "…"
