"""A page of results, as the template draws it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.utils.translation import pgettext_lazy

from search.choice import Choice
from search.contract import Hit
from search.engines import BEST, NEWEST, VOTED
from search.facets import Group
from search.reading import Also

ORDER_LABELS = {
    BEST: pgettext_lazy("order of results", "Best match"),
    NEWEST: pgettext_lazy("order of results", "Newest"),
    VOTED: pgettext_lazy("order of results", "Most helpful"),
}


@dataclass(frozen=True)
class Wider:
    """What would be found without something that narrows: ``taken_away`` are its names, empty for everything that does."""

    taken_away: tuple[str, ...]
    total: int
    address: str


@dataclass(frozen=True)
class Experts:
    """People who know about what was found, and the template that draws them."""

    people: tuple[Any, ...]
    template: str


@dataclass(frozen=True)
class Chip:
    """One value that narrows, and the address without it."""

    label: str
    address: str


@dataclass(frozen=True)
class Results:
    """A page of results; hits never show what is not to be seen. ``total`` and the facets of more than a page may lag a moment
    behind.
    """

    words: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    choice: Choice = field(default_factory=Choice)
    groups: tuple[Group, ...] = ()
    in_all: int = 0
    """How many fit when nothing narrows; 0: not known."""
    nearest: tuple[Hit, ...] = ()
    """Offered when little or nothing fits: what shares a word, or some of the meaning."""
    wider: tuple[Wider, ...] = ()
    """Offered when nothing fits because of what narrows."""
    experts: tuple[Experts, ...] = ()
    instead: str = ""
    """What was searched for in place of ``words``, because that was surely meant."""
    meant: str = ""
    """What may have been meant, offered beside what fits ``words``."""
    also: tuple[Also, ...] = ()
    """Synonyms that were looked for as well, as editors wrote them."""
    away: bool = False
    """The engine did not answer; ``hits`` are titles the database knows."""
    refused: str = ""
    """Why nothing was looked for: the sentence that says when to search again."""
    everything: bool = False
    """Nothing was typed, but something narrows: all of that, the newest first."""
    is_explained: bool = False
    """The reader is told what put each hit where it stands."""

    @property
    def sought(self) -> str:
        """The words that were searched for."""
        return self.instead or self.words

    @property
    def kept(self) -> Choice:
        """What stays chosen when the form is sent; all of it where there was no answer, for then the same is asked again."""
        return self.choice if self.away or self.refused else self.choice.for_other_words

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """What narrows, in the order of the page."""
        chosen = [(group.field, facet) for group in self.groups for facet in group.shown if facet.chosen]
        return tuple(
            Chip(facet.label, self.choice.without(name, facet.value).address(self.words)) for name, facet in chosen
        )

    @property
    def orders(self) -> Iterator[tuple[str, str, bool]]:
        """Names and addresses of the orders, and whether it is the one of this page."""
        for order, label in ORDER_LABELS.items():
            yield str(label), replace(self.choice, order=order).address(self.words), order == self.choice.order

    @property
    def not_narrowed(self) -> str:
        """The address of all that fits."""
        return self.choice.wide().address(self.words)

    @property
    def as_typed(self) -> str:
        """The address of what fits the words as they stand, whatever was meant."""
        return replace(self.choice, exactly=True).address(self.words)

    @property
    def as_meant(self) -> str:
        """The address of what fits the words that may have been meant."""
        return self.choice.for_other_words.address(self.meant)
