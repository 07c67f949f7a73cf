"""What search engines may know: everything a visitor can find, from the same sources as our own search, and the front doors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.utils import translation

from kb_site.doors import door
from search.contract import Source, sources

# Addresses in one file; the protocol allows 50,000, smaller ones are read by people too.
IN_A_FILE = 2_000
FRONT_DOORS = ("home", "articles", "questions", "people")
# Names under which our rows keep when they last changed, the best first.
CHANGED = ("last_published_at", "changed_at", "active_at")


@dataclass(frozen=True)
class Entry:
    """One address; ``alternates`` are (language, path) of the same page in every language it is written in."""

    path: str
    changed: datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()


def files() -> list[tuple[str, int]]:
    """Every part of the sitemap as (name, number of files)."""
    return [("doors", 1), *((kind, _pages(source).num_pages) for kind, source in sources().items())]


def entries(name: str, number: int) -> list[Entry] | None:
    """The addresses of one file, None when there is no such file."""
    if name == "doors":
        return list(_doors()) if number == 1 else None
    source = sources().get(name)
    if source is None or not 1 <= number <= _pages(source).num_pages:
        return None
    return [_entry(row, versions) for row, versions in _with_versions(list(_pages(source).page(number).object_list))]


def _pages(source: Source[Any]) -> Paginator[Any]:
    return Paginator(source.visible_to(source.findable(), AnonymousUser()), IN_A_FILE)


def _doors() -> Iterator[Entry]:
    for place in FRONT_DOORS:
        paths = []
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                paths.append((code, door(place)))
        yield from (Entry(path, alternates=tuple(paths)) for _code, path in paths if path)


def _with_versions(rows: Sequence[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Each row with itself and its translations among ``rows``; forum threads have none."""
    by_key: dict[Any, list[Any]] = {}
    for row in rows:
        by_key.setdefault(getattr(row, "translation_key", row.pk), []).append(row)
    for row in rows:
        yield row, by_key[getattr(row, "translation_key", row.pk)]


def _entry(row: Any, versions: list[Any]) -> Entry:
    changed = next((value for name in CHANGED if (value := getattr(row, name, None))), None)
    others = tuple((language_of(version), path_of(version)) for version in versions) if len(versions) > 1 else ()
    return Entry(path_of(row), changed, others)


def language_of(row: Any) -> str:
    """The language a row is written in."""
    return str(row.locale.language_code if hasattr(row, "locale") else row.language)


def path_of(row: Any) -> str:
    """The address of a row in its own language: the one its canonical link names."""
    with translation.override(language_of(row)):
        address = row.get_absolute_url() if hasattr(row, "get_absolute_url") else row.url
    return str(address or "/")
