"""What a reader chose beside the words: what results are narrowed to and what stands first, as the address of the page says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from search import words
from search.engines import BEST, ORDERS
from search.rules import TIMES

PARAMETERS = {"kind": "kind", "place": "place", "state": "state", "tags": "tag", "language": "language"}
"""Fields results can be narrowed by, as they stand on the page, and what they are called in addresses."""
TIME, ORDER, EXACTLY = "time", "sort", "exactly"

VALUES = 20
"""Values of one field that are looked at, of whatever an address holds."""

KEPT = ("kind", "language")
"""What a reader looks for whatever the words are. The rest was chosen from what was found for these words."""


@dataclass(frozen=True)
class Choice:
    """Values by field, only of fields that narrow; ``time`` is a name in `rules.TIMES` or empty."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    time: str = ""
    order: str = BEST
    exactly: bool = False
    """The words are meant as they stand: nothing is corrected."""

    @classmethod
    def of(cls, given: QueryDict) -> "Choice":
        """What the address says; names nobody knows say nothing, and of values only so many as a person would choose are read."""
        time, order = given.get(TIME, ""), given.get(ORDER, "")
        return cls(
            values={name: values for name, at in PARAMETERS.items() if (values := _values(name, given.getlist(at)))},
            time=time if time in TIMES else "",
            order=order if order in ORDERS else BEST,
            exactly=given.get(EXACTLY) == "1",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether less than everything that fits was asked for."""
        return bool(self.values or self.time)

    @property
    def narrowed_to(self) -> Mapping[str, tuple[str, ...]]:
        """All values that narrow, by field, `TIME` among them."""
        return {**self.values, TIME: (self.time,)} if self.time else self.values

    @property
    def for_other_words(self) -> "Choice":
        """What is left of it when somebody types other words."""
        kept = {name: values for name, values in self.values.items() if name in KEPT}
        return Choice(kept, self.time, self.order)

    def without(self, name: str, value: str = "") -> "Choice":
        """Not narrowed to ``value`` of the field ``name``, or by that field at all; `TIME` is taken for a field."""
        if name == TIME:
            return replace(self, time="")
        left = tuple(other for other in self.values.get(name, ()) if value and other != value)
        others = {other: values for other, values in self.values.items() if other != name}
        return replace(self, values={**others, name: left} if left else others)

    def wide(self) -> "Choice":
        """Not narrowed at all, all else as it is."""
        return replace(self, values={}, time="")

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names and values of an address that says this."""
        for name, at in PARAMETERS.items():
            yield from ((at, value) for value in self.values.get(name, ()))
        if self.time:
            yield TIME, self.time
        yield from self.manner()

    def manner(self) -> Iterator[tuple[str, str]]:
        """Those of them that do not narrow."""
        if self.order != BEST:
            yield ORDER, self.order
        if self.exactly:
            yield EXACTLY, "1"

    def address(self, text: str) -> str:
        """The first page of what fits ``text``, seen so: from "?" on."""
        return "?" + urlencode([("q", text), *self.pairs()])


def _values(name: str, given: list[str]) -> tuple[str, ...]:
    tidy = words.tag if name == "tags" else lambda value: words.clean(value, words.TAG_LENGTH)
    return tuple(filter(None, dict.fromkeys(map(tidy, given[:VALUES]))))
