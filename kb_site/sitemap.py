"""What search engines may know: everything a visitor can find, from the same sources as our own search, and the front doors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import translation

from kb_site.doors import door
from search.contract import PUBLIC, Source, sources

# Addresses in one file; the protocol allows 50,000, smaller ones are read by people too.
IN_A_FILE = 2_000
FRONT_DOORS = ("home", "articles", "questions", "people")
# Names under which our rows keep when they last changed, the best first.
CHANGED = ("last_published_at", "changed_at", "active_at")
# What an entry is made of, of whatever kind; texts, which may be long, stay in the database.
NEEDED = frozenset({*CHANGED, "slug", "url_path", "language", "locale", "translation_key"})


@dataclass(frozen=True)
class Entry:
    """One address; ``alternates`` are (language, path) of the same page in every language it is written in."""

    path: str
    changed: datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()


def files() -> list[tuple[str, int]]:
    """Every part of the sitemap as (name, number of files)."""
    return [("doors", 1), *((kind, _pages(source).num_pages) for kind, source in sources().items())]


def entries(name: str, number: int, request: HttpRequest) -> list[Entry] | None:
    """The addresses of one file, None when there is no such file. A fixed number of queries, whatever the number of rows."""
    if name == "doors":
        return list(_doors()) if number == 1 else None
    source = sources().get(name)
    if source is None or not 1 <= number <= _pages(source).num_pages:
        return None
    rows = list(_pages(source).page(number).object_list)
    versions = _versions(source, rows)
    return [_entry(row, versions.get(getattr(row, "translation_key", None), []), request) for row in rows]


def _pages(source: Source[Any]) -> Paginator[Any]:
    return Paginator(_bare(_visible(source)), IN_A_FILE)


def _visible(source: Source[Any]) -> QuerySet[Any]:
    return source.meant_for([PUBLIC])


def _bare(rows: QuerySet[Any]) -> QuerySet[Any]:
    """``rows`` with no more than their addresses need."""
    fields = {field.name for field in rows.model._meta.get_fields()} & NEEDED
    bare = rows.only("pk", *sorted(fields), *(["locale__language_code"] if "locale" in fields else []))
    return bare.select_related("locale") if "locale" in fields else bare


def _doors() -> Iterator[Entry]:
    for place in FRONT_DOORS:
        paths = []
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                paths.append((code, door(place)))
        yield from (Entry(path, alternates=tuple(paths)) for _code, path in paths if path)


def _versions(source: Source[Any], rows: Sequence[Any]) -> dict[Any, list[Any]]:
    """Translation key to all that carry it, in whichever file they stand; forum threads have no translations."""
    keys = [row.translation_key for row in rows if hasattr(row, "translation_key")]
    by_key: dict[Any, list[Any]] = {}
    for row in _bare(_visible(source)).filter(translation_key__in=keys) if keys else ():
        by_key.setdefault(row.translation_key, []).append(row)
    return by_key


def _entry(row: Any, versions: list[Any], request: HttpRequest) -> Entry:
    changed = next((value for name in CHANGED if (value := getattr(row, name, None))), None)
    paths = ((language_of(version), path_of(version, request)) for version in versions)
    return Entry(path_of(row, request), changed, tuple(paths) if len(versions) > 1 else ())


def language_of(row: Any) -> str:
    """The language a row is written in."""
    return str(row.locale.language_code if hasattr(row, "locale") else row.language)


def path_of(row: Any, request: HttpRequest) -> str:
    """The address of a row in its own language: the one its canonical link names. The request keeps where each site begins."""
    with translation.override(language_of(row)):
        address = row.get_absolute_url() if hasattr(row, "get_absolute_url") else row.get_url(request)
    return str(address or "/")
