"""The load set: 14,582 help articles, 17,193 support conversations and short real queries, read from its archive."""

import json
import lzma
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, CONVERSATIONS, QUERIES = "articles_all.jsonl.xz", "conversations.jsonl.xz", "data_full.json"
SHORT = range(2, 6)
"""Words of a short query."""


@dataclass(frozen=True)
class Text:
    """An article or a question; ``answer`` is what solved it."""

    language: str
    title: str
    summary: str
    body: str
    answer: str = ""
    about: str = ""

    def edition(self, number: int) -> "Text":
        """The same again, a little different in each part: what is the same would be found, and embedded, as one."""
        if number == 1:
            return self
        body = "\n\n".join(f"{number}. {part}" for part in self.body.split("\n\n"))
        answer = f"{self.answer} ({number})" if self.answer else ""
        return replace(self, title=f"{self.title[:190]} {number}", body=body, answer=answer)

    @property
    def html(self) -> str:
        """The body as paragraphs and headings."""
        parts = (part.strip() for part in self.body.split("\n\n"))
        return "".join(_block(part) for part in parts if part)


def archive() -> Path:
    """Where it lies: in the folder KB_DATA names, by default ../shared/data."""
    return Path(os.environ.get("KB_DATA") or ROOT.parent / "shared" / "data") / "load.tar.xz"


def articles() -> list[Text]:
    """All of them, those in English and German as such."""
    return [Text(row["lang"], row["title"], row["summary"], row["body"]) for row in _lines(ARTICLES)]


def questions(count: int) -> list[Text]:
    """The first ``count`` conversations as questions, each second one solved by what was said last."""
    return [_question(row, solved=at % 2 == 0) for at, row in zip(range(count), _lines(CONVERSATIONS), strict=False)]


def short_queries() -> list[str]:
    """What people typed, two to five words of it, each once."""
    with _member(QUERIES) as file:
        rows = json.load(file)["train"]
    return [text for text in dict.fromkeys(row[0] for row in rows) if len(text.split()) in SHORT]


def titles() -> list[str]:
    """What people typed as whole sentences."""
    return [text.title for text in questions(2_000) if len(text.title) > 30]


def _question(row: dict[str, Any], *, solved: bool) -> Text:
    said = [text for who, text in row["turns"] if who == "USER"]
    told = [text for who, text in row["turns"] if who == "SYSTEM"]
    answer = " ".join(told[-3:]) if solved else ""
    return Text("en", said[0][:200], "", " ".join(said), answer, row["services"][0].partition("_")[0])


def _block(text: str) -> str:
    if text.startswith("#"):
        return f"<h2>{escape(text.lstrip('# '))}</h2>"
    return f"<p>{escape(text)}</p>"


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with _member(name) as file, lzma.open(file) as lines:
        for line in lines:
            yield json.loads(line)


def _member(name: str) -> IO[bytes]:
    """A file of the archive, opened: it is gone through from the beginning, which takes seconds."""
    content = _opened()
    member = next(one for one in content.getmembers() if one.name.endswith(f"/{name}"))
    file = content.extractfile(member)
    if file is None:
        raise FileNotFoundError(name)
    return file


@cache
def _opened() -> tarfile.TarFile:
    return tarfile.open(archive())
