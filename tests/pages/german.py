"""Finds English words on German pages: texts our catalogs have in both languages, shown in the wrong one."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@cache
def english() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Plain English texts that have another German one, and patterns of those with placeholders."""
    plain, patterns, german = set(), [], set()
    for path in ROOT.glob("*/locale/de/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="de"):
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                words = message.string if isinstance(message.string, tuple) else (message.string,)
                german.update(words)
                for text, translated in zip(ids, words, strict=False):
                    if not text or text == translated:
                        continue
                    if PLACEHOLDER.search(text):
                        patterns.append(_pattern(text))
                    else:
                        plain.add(_flat(text))
    return frozenset(plain - {_flat(text) for text in german if text}), tuple(p for p in patterns if p)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _pattern(text: str) -> re.Pattern[str] | None:
    fixed = PLACEHOLDER.split(_flat(text))
    if sum(len(part.strip()) for part in fixed) < 8:
        return None
    return re.compile(".+?".join(re.escape(part) for part in fixed))


def english_in(texts: list[str]) -> Iterator[str]:
    """Those of ``texts`` (as the browser shows them) that are one of our English texts, or hold a whole sentence of one."""
    plain, patterns = english()
    sentences = [text for text in plain if len(text) >= 20 and " " in text]
    for shown in map(_flat, texts):
        if (
            shown in plain
            or any(sentence in shown for sentence in sentences)
            or any(p.fullmatch(shown) for p in patterns)
        ):
            yield shown
