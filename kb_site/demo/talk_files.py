"""Reads the files of demo talk: a question, its answers and replies as one would write them down, with who and when.

# Title of the question
sensors / tilde / 2d 3h / rain gauge, firmware 2.4 / 4
(board / asker / how long ago / tags / votes)

Text of the question in Markdown.

## mara / 25m / 9 / solution
(who answers / how long after the question / votes / what became of it)

### tilde / 40m
(a reply to what stands above it)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

SPAN = re.compile(r"(\d+)([dhm])")
UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def span(text: str) -> timedelta:
    """``2d 3h 10m`` as a length of time."""
    return timedelta(**{UNITS[unit]: int(number) for number, unit in SPAN.findall(text)})


@dataclass
class Said:
    """An answer or a reply."""

    who: str
    after: timedelta
    votes: int = 0
    fate: str = ""
    lines: list[str] = field(default_factory=list)
    replies: list["Said"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The Markdown."""
        return "\n".join(self.lines).strip()


@dataclass
class Talk(Said):
    """A question with everything under it; ``after`` is how long ago it was asked."""

    title: str = ""
    board: str = ""
    language: str = "en"
    tags: list[str] = field(default_factory=list)
    answers: list[Said] = field(default_factory=list)


def read(path: Path) -> Iterator[Talk]:
    """Every question of one file; the file's name is its language."""
    lines = iter(path.read_text(encoding="utf-8").splitlines())
    talk: Talk | None = None
    now: Said | None = None
    for line in lines:
        if line.startswith("# "):
            if talk:
                yield talk
            now = talk = _question(line[2:].strip(), next(lines), path.stem)
        elif talk and line.startswith("## "):
            now = _said(line[3:])
            talk.answers.append(now)
        elif talk and line.startswith("### "):
            now = _said(line[4:])
            (talk.answers[-1] if talk.answers else talk).replies.append(now)
        elif now is not None:
            now.lines.append(line)
    if talk:
        yield talk


def _parts(line: str, number: int) -> list[str]:
    parts = [part.strip() for part in line.split("/")]
    return parts + [""] * (number - len(parts))


def _question(title: str, line: str, language: str) -> Talk:
    board, who, ago, tags, votes, fate = _parts(line, 6)[:6]
    return Talk(
        who=who,
        after=span(ago),
        votes=int(votes or 0),
        fate=fate,
        title=title,
        board=board,
        language=language,
        tags=[tag.strip() for tag in tags.split(",") if tag.strip()],
    )


def _said(line: str) -> Said:
    who, after, votes, fate = _parts(line, 4)[:4]
    return Said(who=who, after=span(after), votes=int(votes or 0), fate=fate)
