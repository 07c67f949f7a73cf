"""Reads the file of demo conversations: who wants to talk about what, what was said, how it ended.

# priya / 1d 18h / tom / Title of her own question
(customer / how long ago / agent, nobody while it waits / the thread; without one the words open a private thread)
What the customer says when they hand over.

## tom / 4m
(who / how long after the hand-over / "note" for colleagues, "answer" proposed for all, "agree" to it, or a reason to end without one)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from kb_site.demo.talk_files import span

DESK = Path(__file__).parent / "desk.md"


@dataclass
class Line:
    """Something said or done; ``kind`` is empty for a plain message."""

    who: str
    after: timedelta
    kind: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words."""
        return "\n".join(self.lines).strip()


@dataclass
class Meeting(Line):
    """One conversation; ``after`` is how long ago it was asked for."""

    agent: str = ""
    title: str = ""
    said: list[Line] = field(default_factory=list)

    @property
    def has_ended(self) -> bool:
        """Whether somebody ended it."""
        return any(line.kind not in {"", "note"} for line in self.said)


def meetings() -> list[Meeting]:
    """Every conversation, the oldest first."""
    return sorted(_read(), key=lambda meeting: meeting.after, reverse=True)


def _read() -> Iterator[Meeting]:
    meeting: Meeting | None = None
    now: Line | None = None
    for line in DESK.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            if meeting:
                yield meeting
            who, ago, agent, title = (part.strip() for part in line[2:].split("/", 3))
            now = meeting = Meeting(who, span(ago), agent=agent, title=title)
        elif meeting and line.startswith("## "):
            who, after, *kind = (part.strip() for part in line[3:].split("/"))
            now = Line(who, span(after), kind[0] if kind else "")
            meeting.said.append(now)
        elif now is not None:
            now.lines.append(line)
    if meeting:
        yield meeting
