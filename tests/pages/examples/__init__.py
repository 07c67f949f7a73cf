"""Every named page of the site with an example of it: who opens it, with which arguments, and whether it is kept for everybody."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.pages.world import World


@dataclass(frozen=True)
class Example:
    """How to open one page; give ``unwalked`` (a reason) for what is no page: files, streams, POST only, JSON."""

    args: Callable[[World, str], dict[str, Any]] = lambda world, language: {}
    """URL arguments from the world and the language of the page."""
    who: str = "visitor"
    """visitor, or one of the cast: asker, helper, moderator, agent, editor, staff."""
    query: str = ""
    kept: bool = True
    """A visitor's page is byte-identical for everybody. False: a small page with form and token, which nobody keeps."""
    status: int = 200
    unwalked: str = ""
    address: Callable[[World, str], str] | None = None
    """The whole address, for pages without a URL name (Wagtail's)."""


def collected() -> dict[str, Example]:
    """All examples of all rooms, by URL name; names with a `#` are further states of the same page."""
    found: dict[str, Example] = {}
    for module in pkgutil.iter_modules(__path__):
        examples = importlib.import_module(f"{__name__}.{module.name}").EXAMPLES
        twice = found.keys() & examples.keys()
        assert not twice, f"listed twice: {twice}"
        found.update(examples)
    return found
