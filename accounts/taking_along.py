"""Taking one's data along: each app signs up with what it holds of a member, and one ZIP file is made of it.

    @takes_along("forum/questions")
    def questions(member: Any) -> Iterable[Row]: ...        # <app>/taking_along.py, found the way `admin.py` is

A row is what `json` can write, with times as `datetime`. Rows are written one by one, so a function that iterates over the
database in chunks (`.iterator(chunk_size=…)`) keeps the memory flat, whatever the number of rows.
"""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

Row = Mapping[str, Any]
Source = Callable[[Any], Iterable[Row]]
Files = Callable[[Any], Iterable[tuple[str, IO[bytes]]]]

T = TypeVar("T")

CHUNK = 65_536

_sources: dict[str, Source] = {}
_files: dict[str, Files] = {}


def takes_along(name: str) -> Callable[[Source], Source]:
    """Sign up rows under ``name``, e.g. ``forum/answers``: they become the file ``forum/answers.json``."""

    def sign_up(source: Source) -> Source:
        _sources[name] = source
        return source

    return sign_up


def takes_files_along(folder: str) -> Callable[[Files], Files]:
    """Sign up files under ``folder``: pairs of a name and an open file, closed here."""

    def sign_up(files: Files) -> Files:
        _files[folder] = files
        return files

    return sign_up


def in_chunks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """``rows`` in lists of at most ``size``, for what has to be asked about many of them at once."""
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk


def pack(member: Any, into: IO[bytes]) -> None:
    """Write everything of ``member`` as a ZIP file; what only others said about them is not theirs and not in it."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme(member))
        for name, source in sorted(_sources.items()):
            with archive.open(f"{name}.json", "w", force_zip64=True) as file:
                _write_rows(file, source(member))
        for folder, files in sorted(_files.items()):
            for name, content in files(member):
                with content, archive.open(f"{folder}/{name}", "w", force_zip64=True) as file:
                    while chunk := content.read(CHUNK):
                        file.write(chunk)


def _write_rows(file: IO[bytes], rows: Iterable[Row]) -> None:
    """A JSON list with one row a line."""
    file.write(b"[")
    between = b"\n"
    for row in rows:
        file.write(between + json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False).encode())
        between = b",\n"
    file.write(b"\n]\n")


def _readme(member: Any) -> str:
    lines = [
        _("Everything this site holds of %(name)s (%(handle)s).") % {"name": member.name, "handle": member.handle},
        _("Each .json file is a list with one entry a line; times are in UTC or carry their offset."),
        _("Not in here: passwords, and what you worked on in our team (articles, conversations with customers)."),
        "",
        *(f"{name}.json" for name in sorted(_sources)),
        *(f"{folder}/" for folder in sorted(_files)),
    ]
    return "\n".join(lines) + "\n"
