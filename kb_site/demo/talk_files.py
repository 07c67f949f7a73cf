"""Reads the files of demo talk: a question, its answers and replies as one would write them down, with who and when.

# Title of the question
sensors / tilde / 2d 3h / rain gauge, firmware 2.4 / 4
(board / asker / how long ago / tags / votes / "private" where only the asker and staff may see it)

Text of the question in Markdown.

## mara / 25m / 9-1 / solution
(who answers / how long after the question / votes, those down behind a minus / whether the asker chose it)

### tilde / 40m
(a reply to what stands above it)

What else happened stands on lines of their own, under the question or answer it happened to; who / how long after the question / words:

@edit mara 2d | a comment | what stood there before | what stands there now
@report priya 20m spam Words for the moderators.
@hidden ines 1h The reason.
@closed tom 2d The reason.
@archived ines 60d
@duplicate ines 3h The title of the question it repeats
@follow klaas, greta
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


@dataclass(frozen=True)
class Deed:
    """What somebody did to a post; ``words`` as written, without who and when."""

    verb: str
    who: str
    after: timedelta
    words: str


@dataclass
class Said:
    """An answer or a reply."""

    who: str
    after: timedelta
    votes: tuple[int, int] = (0, 0)
    fate: str = ""
    deeds: list[Deed] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    replies: list["Said"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The Markdown as it is now."""
        return "\n".join(self.lines).strip()

    def done(self, verb: str) -> list[Deed]:
        """The deeds of one kind."""
        return [deed for deed in self.deeds if deed.verb == verb]


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
        elif talk and line.startswith("@"):
            (talk.answers[-1] if talk.answers else talk).deeds.append(_deed(line[1:]))
        elif now is not None:
            now.lines.append(line)
    if talk:
        yield talk


def _votes(text: str) -> tuple[int, int]:
    up, _, down = text.partition("-")
    return int(up or 0), int(down or 0)


def _deed(line: str) -> Deed:
    verb, _, rest = line.partition(" ")
    if verb == "follow":
        return Deed(verb, "", timedelta(), rest)
    who, _, rest = rest.partition(" ")
    when = re.match(r"(?:\d+[dhm]\s*)+", rest)
    if when is None:
        raise ValueError(f"@{line} does not say how long after the question")
    return Deed(verb, who, span(when[0]), rest[when.end() :].strip())


def _parts(line: str, number: int) -> list[str]:
    parts = [part.strip() for part in line.split("/")]
    return parts + [""] * (number - len(parts))


def _question(title: str, line: str, language: str) -> Talk:
    board, who, ago, tags, votes, fate = _parts(line, 6)[:6]
    return Talk(
        who=who,
        after=span(ago),
        votes=_votes(votes),
        fate=fate,
        title=title,
        board=board,
        language=language,
        tags=[tag.strip() for tag in tags.split(",") if tag.strip()],
    )


def _said(line: str) -> Said:
    who, after, votes, fate = _parts(line, 4)[:4]
    return Said(who=who, after=span(after), votes=_votes(votes), fate=fate)
