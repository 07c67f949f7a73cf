"""Reads the files of demo articles: `help/<language>/<name>.md`; files of one name are translations of each other.

title: The rain gauge reads zero although it rains
slug: rain-gauge-reads-zero
summary: The answer in one or two sentences.
tags: NW-200, rain gauge
age: 365d                     (published so long ago; this line and those below only in English, they count for all languages)
checked: 10d                  (an editor followed every step so long ago)
review: 160d                  (to be checked again in so long; -9d was due nine days ago)
owner: hanna
helpful: 21/2                 (so many readers said yes, so many no; `said:` is what one of the latter wrote)
audience: members             (absent: everybody)
promoted: yes                 (worth reading, on the home page)
legal: privacy                (the footer links to it as that kind)
draft: yes                    (not published, an editor has handed it in for review)
grew_from: Title of a question (the conversation about it led to this article, see `grown`)

The text in Markdown, see `help_blocks`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

from kb_site.demo.talk_files import span

HELP = Path(__file__).parent / "help"
LINK = re.compile(r"\]\(help:([a-z0-9-]+)\)")
FIRST = "en"
"""The language whose files say what is true for all of them."""


@dataclass(frozen=True)
class Shelf:
    """A section: its drawing, {language: (title, summary, slug)} and the names of its articles in their order."""

    name: str
    icon: str
    texts: dict[str, tuple[str, str, str]]
    articles: tuple[str, ...]


SHELVES = (
    Shelf(
        "setup",
        "setup",
        {
            "en": ("Set up your station", "Where to stand it, how to level it, first start", "set-up"),
            "de": ("Station aufbauen", "Standort, Ausrichtung, erster Start", "aufbauen"),
        },
        ("first-start", "where-to-stand", "mount-anemometer", "level-mast"),
    ),
    Shelf(
        "sensors",
        "sensors",
        {
            "en": ("Sensors and care", "Rain gauge, anemometer, batteries, cleaning", "sensors"),
            "de": ("Sensoren und Pflege", "Regenmesser, Windmesser, Batterien, Reinigung", "sensoren"),
        },
        ("rain-gauge-zero", "clean-rain-gauge", "anemometer-care", "batteries", "frost", "wind-east", "sea-air"),
    ),
    Shelf(
        "hub",
        "hub",
        {
            "en": ("Hub and Wi-Fi", "Pairing, range, error codes such as E-1042", "hub"),
            "de": ("Hub und WLAN", "Kopplung, Reichweite, Fehlercodes wie E-1042", "hub"),
        },
        ("hub-lights", "error-codes", "e-1042", "e-1007", "new-wifi", "pair-sensor", "range", "firmware-2-4"),
    ),
    Shelf(
        "app",
        "app",
        {
            "en": ("The app", "Widgets, alerts, sharing your station", "app"),
            "de": ("Die App", "Widgets, Warnungen, Station teilen", "app"),
        },
        ("alerts", "share-station", "widgets"),
    ),
    Shelf(
        "readings",
        "readings",
        {
            "en": ("Readings and accuracy", "What is normal, how to calibrate, exports", "readings"),
            "de": ("Messwerte und Genauigkeit", "Was normal ist, Kalibrierung, Export", "messwerte"),
        },
        ("what-is-normal", "humidity-check", "pressure", "do-not-count", "export-csv", "hub-api"),
    ),
    Shelf(
        "orders",
        "orders",
        {
            "en": ("Orders, warranty, your data", "Spare parts, the three-year promise, privacy", "orders"),
            "de": ("Bestellung, Garantie, Daten", "Ersatzteile, drei Jahre Garantie, Datenschutz", "bestellung"),
        },
        ("warranty", "spare-parts", "swap-or-repair", "privacy", "house-rules", "accessibility", "legal"),
    ),
)


@dataclass(frozen=True)
class HelpText:
    """An article in one language."""

    language: str
    title: str
    summary: str
    slug: str
    tags: tuple[str, ...]
    markdown: str


@dataclass(frozen=True)
class HelpFile:
    """An article in all its languages, and what is true for all of them (``facts``, as written in the head)."""

    name: str
    shelf: Shelf
    facts: dict[str, str]
    texts: tuple[HelpText, ...]

    def ago(self, fact: str) -> timedelta | None:
        """The length of time a fact names; below zero where it was written with a minus; None when it is not there."""
        said = self.facts.get(fact, "")
        if not said:
            return None
        return -span(said) if said.startswith("-") else span(said)

    @property
    def is_draft(self) -> bool:
        """Whether it is not published."""
        return bool(self.facts.get("draft"))

    @property
    def grew_from(self) -> str:
        """The title of the question whose conversation led to it; empty where it was simply written."""
        return self.facts.get("grew_from", "")


@cache
def help_files() -> tuple[HelpFile, ...]:
    """Every article in the order of the shelves."""
    return tuple(_read(name, shelf) for shelf in SHELVES for name in shelf.articles)


@cache
def addresses(language: str) -> dict[str, str]:
    """Where each article will stand in ``language``, by its name."""
    return {
        file.name: f"/{language}/{file.shelf.texts[language][2]}/{text.slug}/"
        for file in help_files()
        for text in file.texts
        if text.language == language and not file.is_draft
    }


def with_links(markdown: str, language: str) -> str:
    """``markdown`` with each `help:name` replaced by the address of that article in ``language``.

    Raises:
        KeyError: there is no such article.
    """
    return LINK.sub(lambda found: f"]({addresses(language)[found[1]]})", markdown)


def _read(name: str, shelf: Shelf) -> HelpFile:
    heads: dict[str, dict[str, str]] = {}
    texts = []
    for language, path in _paths(name):
        head, _, markdown = path.read_text(encoding="utf-8").partition("\n\n")
        heads[language] = facts = dict(_fact(line) for line in head.splitlines())
        tags = tuple(facts["tags"].split(", "))
        texts.append(HelpText(language, facts["title"], facts["summary"], facts["slug"], tags, markdown))
    return HelpFile(name, shelf, heads[FIRST], tuple(texts))


def _paths(name: str) -> Iterator[tuple[str, Path]]:
    for language, _ in settings.LANGUAGES:
        path = HELP / language / f"{name}.md"
        if path.exists():
            yield language, path


def _fact(line: str) -> tuple[str, str]:
    name, _, said = line.partition(":")
    return name.strip(), said.strip()
