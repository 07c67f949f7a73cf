"""Finds the pieces of demo content and lays each one once, in order, in one transaction.

A piece is a module of this package that says

    ORDER = 30                      # pieces are laid in this order; later ones may use what earlier ones made
    TITLE = "40 threads"            # for the console

    def lay() -> None: ...          # writes through the actions of each app, with its own original times

It need not ask whether it was laid: that is remembered here (`DemoStep`), in the same transaction. If it fails, nothing of it stays.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from django.db import transaction

from kb_site import demo
from kb_site.models import DemoStep


@dataclass(frozen=True, order=True)
class Piece:
    """One module of demo content."""

    order: int
    name: str
    title: str
    lay: Callable[[], None]

    def lay_once(self) -> bool:
        """Lay it unless it lies already; whether it was laid now."""
        with transaction.atomic():
            _, fresh = DemoStep.objects.get_or_create(name=self.name)
            if fresh:
                self.lay()
        return fresh


def steps() -> list[Piece]:
    """Every piece, in order."""
    found = []
    for info in pkgutil.iter_modules(demo.__path__):
        module = import_module(f"{demo.__name__}.{info.name}")
        if hasattr(module, "ORDER"):
            found.append(Piece(module.ORDER, info.name, module.TITLE, module.lay))
    return sorted(found)


def laid() -> set[str]:
    """The names of the pieces that lie already."""
    return set(DemoStep.objects.values_list("name", flat=True))
