"""Naming: what the values that results can be narrowed to are called in the reader's language, as the sources say it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, cast

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language, get_language_info

from markup.render import codes_in
from search import words
from search.choice import Choice
from search.contract import sources
from search.entries import place_of

KEPT = 60
"""Seconds the names that are read from the database may be old: every page shows some of them, and they hardly ever change."""


class Kept(NamedTuple):
    """What is kept of all sources: the names of places, by `entries.place_of`, and the spelling of tags."""

    places: dict[str, str]
    tags: dict[str, str]


@dataclass(frozen=True)
class Names:
    """The names of values in one language."""

    places: Mapping[str, str]
    states: Mapping[str, str]
    tags: Mapping[str, str]

    def of(self, name: str, value: str) -> str:
        """What ``value`` of the field ``name`` is called; empty when nobody names it any more."""
        match name:
            case "kind":
                return str(sources()[value].label) if value in sources() else ""
            case "place":
                return self.places.get(value, "")
            case "state":
                return self.states.get(value, "")
            case "language":
                return _language(value)
        return self.tags.get(value) or _spelled(value)

    def called(self, name: str, text: str) -> str:
        """The value of the field ``name`` that somebody calls ``text``: by its name in any case, or as addresses have it. Empty
        when there is none.
        """
        if name == "tags":
            return words.tag(text)
        asked, known = words.exact(text), self._known(name)
        return next((value for value, label in known.items() if asked in {words.exact(label), _key(value)}), "")

    def _known(self, name: str) -> Mapping[str, str]:
        match name:
            case "place":
                return self.places
            case "state":
                return self.states
            case "kind":
                return {kind: str(source.label) for kind, source in sources().items()}
        return {code: _language(code) for code, _name in settings.LANGUAGES}

    def alike(self, name: str, value: str) -> tuple[str, ...]:
        """All values that are called the same, the first in order first: a section in each language, a board of its name."""
        return self._places_called.get(self.places.get(value, ""), (value,)) if name == "place" else (value,)

    @cached_property
    def _places_called(self) -> Mapping[str, tuple[str, ...]]:
        called: dict[str, tuple[str, ...]] = {}
        for place, name in self.places.items():
            called[name] = (*called.get(name, ()), place)
        return called

    def known(self, choice: Choice) -> Choice:
        """What of ``choice`` has a name; of values that are called the same, the first one."""
        named = {
            name: tuple(dict.fromkeys(self.alike(name, value)[0] for value in values if self.of(name, value)))
            for name, values in choice.values.items()
        }
        return replace(choice, values={name: values for name, values in named.items() if values})

    def filters(self, choice: Choice) -> dict[str, tuple[str, ...]]:
        """The values an engine is asked for, by field."""
        return {
            name: tuple(alike for value in values for alike in self.alike(name, value))
            for name, values in choice.values.items()
        }


def names() -> Names:
    """The names in the active language. No query as long as they are kept."""
    kept = cast("Kept", cache.get_or_set(f"search:names:{get_language()}", _collected, KEPT))
    states = {key: str(label) for source in sources().values() for key, label in source.states().items()}
    return Names(kept.places, states, kept.tags)


def _collected() -> Kept:
    places: dict[str, str] = {}
    tags: dict[str, str] = {}
    for kind, source in sources().items():
        places |= {place_of(kind, slug): label for slug, label in source.places().items()}
        tags |= source.tags()
    return Kept(places, tags)


def _key(value: str) -> str:
    """A value as it is typed: a place without its kind, needs_answer with or without the underscore."""
    return words.exact(value.rpartition(".")[2])


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return ""


def _spelled(tag: str) -> str:
    """A tag that is one code and nothing else stands in the code's own spelling."""
    codes = codes_in(tag)
    return codes[0] if len(codes) == 1 and codes[0].casefold() == tag else tag
