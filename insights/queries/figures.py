"""Figures of several queries taken together."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from search.queries import Figures

NAMES = tuple(one.name for one in fields(Figures))
NOTHING = Figures(**dict.fromkeys(NAMES, 0))


def added(all_of_them: Sequence[Figures]) -> Figures:
    """Their sum."""
    return Figures(**{name: sum(getattr(one, name) for one in all_of_them) for name in NAMES})


def weeks_of(all_of_them: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """The sum of weeks that begin on the same day; none of nothing."""
    return tuple(sum(week) for week in zip(*(weeks for weeks in all_of_them if weeks), strict=True))
