"""A file of a dump as a stream of rows: one `<row …/>` at a time, without entities of its own, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat  # a document type, the way in of every attack on it, is refused below

from kb_site.importing.problems import InputProblem
from kb_site.importing.streams import chunks

ROW_MOST = 4 * 1024 * 1024
"""Characters of one row. A post holds 30,000, each up to six characters as an entity: 20 times less."""


@dataclass(frozen=True)
class Row:
    """The attributes of a row, and where it stands."""

    path: Path
    line: int
    values: dict[str, str]

    def problem(self, sentence: str) -> InputProblem:
        """What is wrong with this row."""
        return InputProblem(self.path, sentence, self.line)


def rows(folder: Path, name: str) -> Iterator[Row]:
    """The rows of ``folder/name``, such as Posts.xml, whose root is then ``<posts>``.

    Raises:
        InputProblem: not well-formed, cut off, a row beyond 4 MB, a document type, another shape than a dump's.
    """
    path = folder / name
    reader = _Reader(path, root=name.removesuffix(".xml").lower())
    waiting = 0
    for chunk in chunks(path):
        found = reader.feed(chunk)
        waiting = 0 if found else waiting + len(chunk)
        if waiting > ROW_MOST:
            raise InputProblem(path, f"there is no end of a row within {ROW_MOST:,} characters.", reader.line)
        yield from found
    yield from reader.feed("", last=True)


class _Reader:
    """What the parser finds, kept until somebody fetches it."""

    def __init__(self, path: Path, *, root: str) -> None:
        self.path, self.root = path, root
        self.found: list[Row] = []
        self.depth = 0
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    @property
    def line(self) -> int:
        """Where the parser stands."""
        return self.parser.CurrentLineNumber

    def feed(self, text: str, *, last: bool = False) -> list[Row]:
        """The rows that ended within ``text``."""
        try:
            # Strings reach the parser as UTF-8, whatever the file says of itself.
            self.parser.Parse(text.encode(), last)
        except expat.ExpatError as error:
            sentence = f"{expat.ErrorString(error.code)}; the file is damaged or cut off. Fetch it again."
            raise InputProblem(self.path, sentence, error.lineno) from error
        found, self.found = self.found, []
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        expected = {1: self.root, 2: "row"}.get(self.depth)
        if name != expected:
            wanted = f"<{expected}>" if expected else "nothing inside a row"
            raise InputProblem(self.path, f"this is <{name[:80]}> where a dump has {wanted}.", self.line)
        if self.depth == 2:
            self.found.append(Row(self.path, self.line, attributes))

    def _end(self, name: str) -> None:
        self.depth -= 1

    def _refuse_doctype(self, *_: Any) -> None:
        raise InputProblem(self.path, "it declares a document type, which no dump does.", self.line)
