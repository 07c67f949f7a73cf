"""Queries that mean the same, put together: each joins the nearest group of those asked more often, or begins one of its own.

Queries of the same words, whatever their order and endings, are always together; those with different codes, versions or model
names never are, however alike the rest is: E-1042 is not E-1007.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from search import words
from search.analysis import analyser_of, forms
from search.meaning import Vector
from search.vectors import directions

NEAR = 0.90
"""How alike two queries are by their meaning, on average, within a group (cosine): docs/finding.md says what others give."""
SHARED = 0.6
"""The same by their words, where there is no model: the share of forms they have in common."""

Codes = frozenset[str]
Forms = frozenset[str]


class _Likeness(Protocol):
    """Groups by number, and which of them a query lies nearest to."""

    def nearest(self, query: str) -> int | None: ...

    def join(self, group: int, query: str) -> None: ...


class _Meant:
    """By meaning: the mean of the cosines with all queries of a group."""

    def __init__(self, rows: Mapping[str, Vector]) -> None:
        self._rows = rows
        self._sums: list[Vector] = []
        self._sizes: list[int] = []
        self._numbers: list[int] = []

    def nearest(self, query: str) -> int | None:
        row = self._rows.get(query)
        if row is None:
            return None
        means = [float(total @ row) / size for total, size in zip(self._sums, self._sizes, strict=True)]
        best = max(range(len(means)), key=means.__getitem__, default=None)
        return self._numbers[best] if best is not None and means[best] >= NEAR else None

    def join(self, group: int, query: str) -> None:
        row = self._rows.get(query)
        if row is None:
            return
        if group not in self._numbers:
            self._numbers.append(group)
            self._sums.append(row)
            self._sizes.append(1)
        else:
            at = self._numbers.index(group)
            self._sums[at] = self._sums[at] + row
            self._sizes[at] += 1


class _Worded:
    """By words: the mean of the shares of forms that a query has in common with those of a group."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._groups: dict[int, list[Forms]] = {}

    def nearest(self, query: str) -> int | None:
        own = forms_of(query, self._language)
        means = {number: sum(_common(own, one) for one in group) / len(group) for number, group in self._groups.items()}
        best = max(means, key=lambda number: means[number], default=None)
        return best if best is not None and means[best] >= SHARED else None

    def join(self, group: int, query: str) -> None:
        self._groups.setdefault(group, []).append(forms_of(query, self._language))


def grouped(
    queries: Iterable[str],
    *,
    language: str,
    vectors: Mapping[str, bytes] | None = None,
    held: Sequence[Collection[str]] = (),
) -> list[list[str]]:
    """``queries``, given most frequent first, in groups; ``held`` are groups that stay together, and come first in the answer.

    ``vectors`` are packed ones by query, empty for one that has none; None where there is no model.
    """
    rows = None if vectors is None else _directions(vectors)
    groups: list[list[str]] = []
    found: dict[Codes, _Likeness] = {}
    same: dict[tuple[Codes, Forms], int] = {}

    def put(query: str, number: int, among: _Likeness) -> None:
        groups[number].append(query)
        among.join(number, query)
        same.setdefault((codes_of(query), forms_of(query, language)), number)

    def among(query: str) -> _Likeness:
        codes = codes_of(query)
        if codes not in found:
            found[codes] = _Worded(language) if rows is None else _Meant(rows)
        return found[codes]

    for group in held:
        groups.append([])
        for query in group:
            put(query, len(groups) - 1, among(query))
    placed = {query for group in groups for query in group}
    for query in dict.fromkeys(queries):
        if query in placed:
            continue
        alike = among(query)
        number = same.get((codes_of(query), forms_of(query, language)))
        number = alike.nearest(query) if number is None else number
        if number is None:
            groups.append([])
            number = len(groups) - 1
        put(query, number, alike)
    return groups


def codes_of(query: str) -> Codes:
    """The codes, versions and model names in a query."""
    return frozenset(words.codes_in_query(query))


def forms_of(query: str, language: str) -> Forms:
    """The forms of its words; of all its words where all of them are common ones."""
    return frozenset(forms(query, analyser_of(language))) or frozenset(words.distinct(query))


def _directions(vectors: Mapping[str, bytes]) -> dict[str, Vector]:
    known = {query: vector for query, vector in vectors.items() if vector}
    return dict(zip(known, directions(list(known.values())), strict=True)) if known else {}


def _common(one: Forms, other: Forms) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)
