"""What the rows of a dump say, typed; a row that cannot be one is refused with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kb_site.importing.stackexchange.xml_rows import Row, rows

QUESTION, ANSWER = 1, 2
UP, DOWN, ACCEPTED = 2, 3, 1
DUPLICATE = 3

MOST, COLUMN = 2**62, 2**31 - 1
"""The largest number anything may have, and the largest our columns for figures hold."""
_NUMBER = re.compile(r"-?\d{1,19}", re.ASCII)
_TAG = re.compile(r"[^<>|]+")


@dataclass(frozen=True)
class Post:
    """A question, an answer, or (any other ``kind``) a page about a tag, which is not brought in."""

    row: Row
    id: int
    kind: int
    parent: int
    author: int
    author_name: str
    at: datetime
    edited_at: datetime | None
    closed_at: datetime | None
    title: str
    body: str
    tags: tuple[str, ...]
    accepted: int
    views: int
    licence: str


@dataclass(frozen=True)
class Person:
    """Somebody with an account there."""

    row: Row
    id: int
    name: str
    reputation: int
    joined_at: datetime
    about: str


@dataclass(frozen=True)
class Comment:
    """A reply under a question or an answer."""

    row: Row
    id: int
    post: int
    author: int
    at: datetime
    text: str


@dataclass(frozen=True)
class Vote:
    """What somebody whom the dump does not name did to a post; only UP, DOWN and ACCEPTED mean something here."""

    row: Row
    id: int
    post: int
    kind: int
    at: datetime


@dataclass(frozen=True)
class Link:
    """From a post to a related one, or to the one it repeats."""

    row: Row
    id: int
    post: int
    target: int
    kind: int


def posts(folder: Path) -> Iterator[Post]:
    """Posts.xml."""
    for row in rows(folder, "Posts.xml"):
        kind = number(row, "PostTypeId", least=1)
        ours = kind in {QUESTION, ANSWER}
        yield Post(
            row=row,
            id=number(row, "Id", least=1),
            kind=kind,
            parent=number(row, "ParentId", least=1) if kind == ANSWER else 0,
            author=number(row, "OwnerUserId", missing=0),
            author_name=row.values.get("OwnerDisplayName", ""),
            at=time(row, "CreationDate"),
            edited_at=time_or_none(row, "LastEditDate"),
            closed_at=time_or_none(row, "ClosedDate"),
            title=text(row, "Title") if kind == QUESTION else "",
            body=text(row, "Body", empty=True) if ours else "",
            tags=tuple(_TAG.findall(row.values.get("Tags", ""))),
            accepted=number(row, "AcceptedAnswerId", missing=0),
            views=number(row, "ViewCount", least=0, most=COLUMN, missing=0),
            licence=row.values.get("ContentLicense", ""),
        )


def people(folder: Path) -> Iterator[Person]:
    """Users.xml; the "Community" user, who is nobody, has the number -1."""
    for row in rows(folder, "Users.xml"):
        yield Person(
            row=row,
            id=number(row, "Id"),
            name=row.values.get("DisplayName", ""),
            reputation=number(row, "Reputation", least=-COLUMN, most=COLUMN, missing=0),
            joined_at=time(row, "CreationDate"),
            about=row.values.get("AboutMe", ""),
        )


def comments(folder: Path) -> Iterator[Comment]:
    """Comments.xml."""
    for row in rows(folder, "Comments.xml"):
        yield Comment(
            row=row,
            id=number(row, "Id", least=1),
            post=number(row, "PostId", least=1),
            author=number(row, "UserId", missing=0),
            at=time(row, "CreationDate"),
            text=text(row, "Text"),
        )


def votes(folder: Path) -> Iterator[Vote]:
    """Votes.xml."""
    for row in rows(folder, "Votes.xml"):
        yield Vote(
            row=row,
            id=number(row, "Id", least=1),
            post=number(row, "PostId", least=1),
            kind=number(row, "VoteTypeId", least=1),
            at=time(row, "CreationDate"),
        )


def links(folder: Path) -> Iterator[Link]:
    """PostLinks.xml."""
    for row in rows(folder, "PostLinks.xml"):
        yield Link(
            row=row,
            id=number(row, "Id", least=1),
            post=number(row, "PostId", least=1),
            target=number(row, "RelatedPostId", least=1),
            kind=number(row, "LinkTypeId", least=1),
        )


def number(row: Row, name: str, *, least: int = -MOST, most: int = MOST, missing: int | None = None) -> int:
    """A whole number from ``least`` to ``most``; ``missing`` is what its absence means."""
    value = row.values.get(name)
    if value is None and missing is not None:
        return missing
    if value is None:
        raise row.problem(f"the row has no {name}.")
    if not _NUMBER.fullmatch(value) or not least <= int(value) <= most:
        raise row.problem(f"{name} is {value[:80]!r}, which is no number it can have.")
    return int(value)


def text(row: Row, name: str, *, empty: bool = False) -> str:
    """Words; blank only where ``empty`` says that it may be."""
    value = row.values.get(name, "")
    if not empty and not value.strip():
        raise row.problem(f"the row has no {name}.")
    return value


def time(row: Row, name: str) -> datetime:
    """A moment, which in dumps is written without its zone: UTC."""
    value = row.values.get(name, "")
    try:
        at = datetime.fromisoformat(value)
    except ValueError as error:
        raise row.problem(f"{name} is {value[:80]!r}, which is no time.") from error
    if not 1970 <= at.year <= 2200:
        raise row.problem(f"{name} is {value[:80]!r}, which is no time it can have.")
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def time_or_none(row: Row, name: str) -> datetime | None:
    """A moment that need not have been."""
    return time(row, name) if name in row.values else None
