"""What the lines say, typed; a line that cannot be an article is refused with its number."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from kb_site.importing.problems import InputProblem
from kb_site.importing.streams import lines
from markup.render import IMPORTED, clean_text

LINE_MOST = 1_000_000
"""Characters: the longest text (100,000), each character written as an escape of six, and half as much again."""
LINKS_MOST, TAGS_MOST = 500, 20
GUIDE = "guide"

_SLUG = re.compile(r"[^\s\x00-\x1f]{1,150}")


@dataclass(frozen=True)
class Article:
    """One article in one language. ``links`` are the slugs of articles that belong with it."""

    line: int
    slug: str
    language: str
    title: str
    summary: str
    body: str
    links: tuple[str, ...]
    tags: tuple[str, ...]
    is_guide: bool
    revised: datetime | None


def articles(path: Path) -> Iterator[Article]:
    """Every line of ``path``. InputProblem as `streams.lines`, and for a line that is no article."""
    for number, text in lines(path, most=LINE_MOST):
        try:
            yield _article(number, json.loads(text))
        except (ValueError, RecursionError) as error:
            sentence = str(error) if isinstance(error, _NotOneError) else "this is no JSON."
            raise InputProblem(path, sentence, number) from error


class _NotOneError(ValueError):
    """The sentence says what about the line is not as it should be."""


def _article(number: int, fields: Any) -> Article:
    if not isinstance(fields, dict):
        raise _NotOneError("this is no object with the fields of an article.")
    language = _text(fields, "lang")
    if language not in dict(settings.LANGUAGES):
        there = ", ".join(dict(settings.LANGUAGES))
        raise _NotOneError(f"lang is {language[:20]!r}; this site speaks {there}.")
    slug, body = _text(fields, "slug"), _text(fields, "body", empty=True)
    if not _SLUG.fullmatch(slug):
        raise _NotOneError("slug must be one word of at most 150 characters.")
    if len(body) > IMPORTED.length or body.count("\n") >= IMPORTED.lines:
        raise _NotOneError(f"body is longer than {IMPORTED.length:,} characters or {IMPORTED.lines:,} lines; split it.")
    return Article(
        line=number,
        slug=slug,
        language=language,
        title=" ".join(_text(fields, "title").split()),
        summary=" ".join(_text(fields, "summary", empty=True).split()),
        body=body,
        links=_words(fields, "links", LINKS_MOST),
        tags=_words(fields, "tags", TAGS_MOST),
        is_guide=fields.get("type") == GUIDE,
        revised=_day(fields),
    )


def _text(fields: dict[str, Any], name: str, *, empty: bool = False) -> str:
    value = fields.get(name)
    if value is None and empty:
        return ""
    if not isinstance(value, str):
        raise _NotOneError(f"{name} is missing or no text.")
    value = clean_text(value)
    if not empty and not value.strip():
        raise _NotOneError(f"{name} is empty.")
    return value


def _words(fields: dict[str, Any], name: str, most: int) -> tuple[str, ...]:
    value = fields.get(name) or []
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value) or len(value) > most:
        raise _NotOneError(f"{name} must be a list of at most {most} texts.")
    return tuple(dict.fromkeys(word for each in value if (word := clean_text(each).strip())))


def _day(fields: dict[str, Any]) -> datetime | None:
    value = fields.get("revised")
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _NotOneError(f"revised is {str(value)[:40]!r}, which is no day.") from error
    if not 1970 <= at.year <= 2200:
        raise _NotOneError(f"revised is {value!r}, which is no day it can have.")
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
