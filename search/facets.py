"""Facets: the values results can be narrowed to, with how much of each there is, in groups as they stand on the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.choice import PARAMETERS, TIME, Choice
from search.contract import sources
from search.engines import TIMES, Found
from search.naming import Names

LABELS: Mapping[str, Promise] = {
    "kind": pgettext_lazy("facet", "What"),
    "place": pgettext_lazy("facet", "Where"),
    "state": pgettext_lazy("facet", "State"),
    "tags": pgettext_lazy("facet", "Tags"),
    "language": pgettext_lazy("facet", "Language"),
    TIME: pgettext_lazy("facet", "Last changed"),
}
TIME_LABELS: Mapping[str, Promise] = {"month": _("In the last 30 days"), "year": _("In the last 12 months")}

SHOWN, OFFERED = 6, 20
"""Values of a group that are seen at once, and all that are offered; what is chosen is always seen."""


@dataclass(frozen=True)
class Facet:
    """One value results can be narrowed to; ``count`` may lag a moment, and what is chosen stands there with 0 as well."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """The values of one ``field``, which addresses call ``name``: ``shown`` at once, ``more`` behind a fold. Of a ``single`` group
    only one value can be chosen, or none.
    """

    field: str
    name: str
    label: str
    shown: tuple[Facet, ...]
    more: tuple[Facet, ...] = ()
    single: bool = False

    @property
    def parts(self) -> tuple[tuple[Facet, ...], ...]:
        """What is seen at once, and what lies behind the fold if there is one."""
        return (self.shown, self.more) if self.more else (self.shown,)

    @property
    def is_chosen(self) -> bool:
        """Whether it narrows."""
        return any(facet.chosen for facet in self.shown)


def groups_of(found: Found, choice: Choice, names: Names) -> tuple[Group, ...]:
    """The groups among whose values there is something to choose, in the order of the page."""
    groups = [_group(name, found.facets.get(name, {}), choice, names) for name in PARAMETERS]
    return tuple(group for group in (*groups, _times(found, choice)) if group is not None)


def _group(name: str, counts: Mapping[str, int], choice: Choice, names: Names) -> Group | None:
    chosen = choice.values.get(name, ())
    facets = _facets(name, counts, chosen, names)
    if len(facets) < 2 and not chosen:
        return None
    seen = [facet for facet in facets if facet.chosen]
    room = SHOWN - len(seen)
    others = [facet for facet in facets if not facet.chosen]
    # One that would be folded away alone is shown.
    room += len(others) == room + 1
    visible = {facet.value for facet in (*seen, *others[: max(0, room)])}
    return Group(
        name,
        PARAMETERS[name],
        str(LABELS[name]),
        tuple(facet for facet in facets if facet.value in visible),
        tuple(facet for facet in facets if facet.value not in visible),
    )


def _facets(name: str, counts: Mapping[str, int], chosen: Iterable[str], names: Names) -> list[Facet]:
    """Values of the same name as one, in the order of the page; what nobody names is left out."""
    sums: dict[str, int] = dict.fromkeys(chosen, 0)
    for value, count in counts.items():
        if names.of(name, value):
            first = names.alike(name, value)[0]
            sums[first] = sums.get(first, 0) + count
    facets = [Facet(value, names.of(name, value), count, value in chosen) for value, count in sums.items()]
    order = _own_order(name, names)
    facets.sort(key=lambda facet: (order.get(facet.value, 0), -facet.count, facet.label.casefold()))
    return [facet for at, facet in enumerate(facets) if facet.chosen or at < OFFERED]


def _own_order(name: str, names: Names) -> dict[str, int]:
    """Kinds and states stand in the order of their sources, everything else by how much of it there is."""
    ordered = {"kind": sources(), "state": names.states}.get(name, {})
    return {value: at for at, value in enumerate(ordered)}


def _times(found: Found, choice: Choice) -> Group | None:
    counts = found.facets.get(TIMES, {})
    facets = [
        Facet(name, str(label), counts.get(name, 0), name == choice.time)
        for name, label in TIME_LABELS.items()
        if counts.get(name) or name == choice.time
    ]
    # Where everything is as new as that there is nothing to choose.
    if not choice.time and all(facet.count == found.total for facet in facets):
        return None
    return Group(TIME, TIME, str(LABELS[TIME]), tuple(facets), single=True)
