"""Places about a person that other apps fill: beside a name, on the profile, in the settings.

An app writes `<app>/member_slots.py`, found the way `admin.py` is, and signs up a function that draws its part:

    @fills(Slot.NAME)
    def rank(member: Any, context: Mapping[str, Any]) -> str:
        return render_to_string("poweruser/_rank.html", {"standing": standing_of(member)})

Nothing in accounts knows who fills a place.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Filler = Callable[[Any, Mapping[str, Any]], str]


class Slot(Enum):
    """Where a part may stand."""

    NAME = "name"
    """Beside a name: drawn for every author of a page, so it asks the database nothing."""
    PROFILE = "profile"
    """The main column of a profile, `<section class="block">`."""
    PROFILE_RAIL = "profile-rail"
    """The side column of a profile, `<section class="rail__part">`."""
    SETTINGS = "settings"
    """The list of settings pages: `<li><a href="…">…</a></li>`."""


_fillers: dict[Slot, list[tuple[int, str, Filler]]] = defaultdict(list)


def fills(slot: Slot, *, order: int = 50) -> Callable[[Filler], Filler]:
    """Sign a function up for ``slot``; smaller ``order`` stands first. It gets the person and the page's context and returns
    safe HTML, an empty string where it has nothing to say."""

    def sign_up(filler: Filler) -> Filler:
        name = f"{filler.__module__}.{filler.__qualname__}"
        others = [entry for entry in _fillers[slot] if entry[1] != name]
        _fillers[slot] = sorted([*others, (order, name, filler)], key=lambda entry: entry[:2])
        return filler

    return sign_up


def filled(slot: Slot, member: Any, context: Mapping[str, Any]) -> SafeString:
    """Everything that stands in ``slot`` for ``member``."""
    # The fillers return what templates have already escaped.
    return mark_safe("".join(filler(member, context) for _, _, filler in _fillers[slot]))  # noqa: S308
