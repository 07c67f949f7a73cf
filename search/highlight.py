"""Highlighting: what an engine marked becomes safe HTML, and of several pieces of a text the one that says most is chosen."""

import re
from collections.abc import Iterator, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.engines import Fragment
from search.passages import CUT, ENDS

PREFERRED = ("solution", "summary", "body")
"""What helped is shown whatever was found in it; then what the author thought the core, unless the rest says more."""

JOINTS = " \t\n-_–"
"""Between two found words these do not part them: a code is one mark."""
GAP = re.compile(r"[ \t]*\n\s*")


def marked(fragment: Fragment) -> SafeString:
    """Plain text as safe HTML, the found words in <mark>, neighbours in one."""
    text, done, parts = fragment.text, 0, []
    for start, end in _joined(fragment):
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    # Every piece of text above went through escape(); the tags are ours.
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308


def passage(pieces: Mapping[str, Fragment]) -> tuple[SafeString, str]:
    """What helped, or the piece that says most, and which text it is of; empty strings when there is none."""
    chosen = max(
        (name for name in PREFERRED if name in pieces),
        key=lambda name: (name == PREFERRED[0], _different(pieces[name], name), -PREFERRED.index(name)),
        default="",
    )
    return (marked(_in_sentence(pieces[chosen])), chosen) if chosen else (SafeString(), "")


def paragraphs(fragment: Fragment) -> Iterator[SafeString]:
    """Its lines, each on its own."""
    done = 0
    for line in fragment.text.split("\n"):
        end = done + len(line)
        if line.strip():
            within = (mark for mark in fragment.marks if done <= mark[0] and mark[1] <= end)
            yield marked(Fragment(line, tuple((first - done, last - done) for first, last in within)))
        done = end + 1


def plain(text: str) -> SafeString:
    """Text without marks as safe HTML."""
    return marked(Fragment(text))


def _different(fragment: Fragment, name: str) -> int:
    """How many different words were found in it; a core that has one of them is worth one more."""
    found = len({fragment.text[start:end].casefold() for start, end in fragment.marks})
    return found + 1 if found and name == "summary" else found


def _joined(fragment: Fragment) -> list[tuple[int, int]]:
    """Marks in order; those with nothing but blanks and hyphens between them are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(fragment.marks):
        if joined and not fragment.text[joined[-1][1] : start].strip(JOINTS):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _on_one_line(fragment: Fragment) -> Fragment:
    """Passages one after the other, … between those of different blocks unless a sentence ends there; marks move along."""
    parts: list[str] = []
    moves: list[tuple[int, int]] = []
    done = length = 0
    for gap in GAP.finditer(fragment.text):
        before = fragment.text[done : gap.start()]
        ended = "\n\n" not in gap[0] and before[-1:] in ENDS
        between = " " if ended or not before else f"{CUT} "
        parts += [before, between]
        length += len(before) + len(between)
        done = gap.end()
        moves.append((done, length - done))
    parts.append(fragment.text[done:])

    def moved(place: int) -> int:
        return place + next((by for start, by in reversed(moves) if place >= start), 0)

    return Fragment("".join(parts), tuple((moved(start), moved(end)) for start, end in fragment.marks))


def _in_sentence(fragment: Fragment) -> Fragment:
    """The piece on one line, with … where it was cut out of a sentence."""
    fragment = _on_one_line(fragment)
    text = fragment.text
    before = "…\u00a0" if text[:1].islower() else ""
    after = "" if not text or text.rstrip()[-1:] in ENDS else CUT
    # The marks move by what stands before them.
    marks = tuple((start + len(before), end + len(before)) for start, end in fragment.marks)
    return Fragment(before + text + after, marks)
