"""A query in tantivy's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tantivy

from search import ranking
from search.engines import Query
from search.engines.tantivy.schema import schema
from search.reading import Reading, Variant

MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
make = tantivy.Query


class Asked:
    """``query``, asked of one searcher. Terms that none of its documents has are left out: most are such, for words are looked for
    in the fields of every language, and each costs as much as one that is found.
    """

    def __init__(self, query: Query, searcher: Any) -> None:
        self.query = query
        self.searcher = searcher
        self._held: dict[tuple[str, str], bool] = {}

    @cached_property
    def sharing(self) -> Any:
        """Whatever shares a word with the query, scored by its words."""
        return _any_of(self._by_words)

    @property
    def named(self) -> Any:
        """What has the whole title or a code, scored by that and by its words."""
        surely = self._surely(ranking.EXACT_TITLE, ranking.CODE)
        words = [(SHOULD, way) for way in self._by_words]
        return make.boolean_query([(MUST, _any_of(surely)), *words]) if surely else make.empty_query()

    @property
    def said_enough(self) -> list[tuple[list[Any], int]]:
        """For each way to read the query of which a document may have enough, the reader's language first: the ideas, and how many
        of them are enough.
        """
        ways = sorted((said for said in self._said if said.may_have_enough), key=lambda said: -said.weight)
        return [(said.needed, said.least) for said in ways]

    def fitting(self, also: Iterable[int] = ()) -> Any:
        """What has enough of the words, a code or the whole title, scored by words alone, and the documents ``also``."""
        others = [make.const_score_query(numbered(idents), 0.0)] if (idents := list(also)) else []
        return _any_of([*self._enough, *others])

    @cached_property
    def told(self) -> list[Any]:
        """What has all phrases of the query, and what has nothing that must not be there."""
        held = [_any_of([self._say(reading).sharing for reading in readings]) for readings in self.query.phrases]
        if not self.query.without:
            return held
        without = [(NOT, self._say(reading).sharing) for reading in self.query.without]
        return [*held, make.boolean_query([(MUST, everything()), *without])]

    @cached_property
    def _said(self) -> list["Said"]:
        return [said for said in map(self._say, self.query.readings) if said.needed]

    @cached_property
    def _by_words(self) -> list[Any]:
        return _best_of([said.sharing for said in self._said])

    @cached_property
    def _enough(self) -> list[Any]:
        if self.query.everything:
            return [everything()]
        return [*_best_of([said.fitting for said in self._said if said.may_have_enough]), *self._surely(0.0, 0.0)]

    def _surely(self, exact: float, code: float) -> list[Any]:
        told = [("codes", name, score) for name, score in ranking.told_apart(self.query.codes, code)]
        terms = [("exact", self.query.exact, exact), *told] if self.query.exact else told
        return [
            make.const_score_query(having(field, term), score)
            for field, term, score in terms
            if self._is_held(field, term)
        ]

    def _say(self, reading: Reading) -> "Said":
        needed = [self._idea(idea.variants, reading) for idea in reading.ideas if not idea.extra]
        extra = [self._idea(idea.variants, reading) for idea in reading.ideas if idea.extra]
        if not needed:
            needed, extra = extra, []
        return Said(_known(needed), _known(extra), reading.least, reading.weight)

    def _idea(self, variants: Iterable[Variant], reading: Reading) -> Any:
        """Where it weighs most, and a little for each further place; None where it is nowhere."""
        ways = [way for variant in variants for way in self._ways(variant, reading)]
        return make.disjunction_max_query(ways, ranking.ELSEWHERE) if ways else None

    def _ways(self, variant: Variant, reading: Reading) -> list[Any]:
        """In each field; or each term in any field."""
        if variant.loose:
            parts = _known([self._idea([Variant((term,))], reading) for term in variant.terms])
            if len(parts) < len(variant.terms):
                return []
            return [make.boost_query(all_of(parts), variant.weight / len(parts))]
        fields = ((name, weight * variant.weight) for name, weight in reading.fields.items())
        found = ((self._in_field(name, variant), weight) for name, weight in fields)
        return [make.boost_query(way, weight) for way, weight in found if way is not None]

    def _in_field(self, name: str, variant: Variant) -> Any:
        """None where no document has all its terms."""
        if variant.begun:
            prefix = make.fuzzy_term_query(schema(), name, variant.terms[-1], distance=0, prefix=True)
            return make.const_score_query(prefix, ranking.UNFINISHED)
        if not all(self._is_held(name, term) for term in variant.terms):
            return None
        if len(variant.terms) > 1:
            return make.phrase_query(schema(), name, list(variant.terms))
        return having(name, variant.terms[0])

    def _is_held(self, name: str, term: str) -> bool:
        known = self._held.get((name, term))
        if known is None:
            known = self._held[name, term] = self.searcher.doc_freq(name, term) > 0
        return known


@dataclass(frozen=True)
class Said:
    """A reading in tantivy's words, without what no document says: the ideas that are ``needed``, at least so many of them, and
    what is ``extra``.
    """

    needed: list[Any]
    extra: list[Any]
    least: int
    weight: float

    @property
    def may_have_enough(self) -> bool:
        """Whether there are as many ideas as a document must have."""
        return len(self.needed) >= self.least

    @cached_property
    def sharing(self) -> Any:
        """What has one of the ideas that are needed."""
        return self._having(1)

    @cached_property
    def fitting(self) -> Any:
        """What has enough of them."""
        return self._having(self.least)

    def _having(self, least: int) -> Any:
        needed = [(SHOULD, idea) for idea in self.needed]
        whole = make.boolean_query(needed, minimum_number_should_match=least)
        if self.extra:
            whole = make.boolean_query([(MUST, whole), *((SHOULD, idea) for idea in self.extra)])
        return make.boost_query(whole, self.weight)


def everything() -> Any:
    """All documents."""
    return make.all_query()


def numbered(idents: Iterable[int]) -> Any:
    """The documents of these numbers. Each is a term of its own: a set of a hundred terms costs several times as much."""
    return _any_of([having("ident", ident) for ident in idents])


def counted(ideas: Iterable[Any], idents: Iterable[int]) -> Any:
    """The documents of these numbers, scored by how many of ``ideas`` they have."""
    having_each = [(SHOULD, make.const_score_query(idea, 1.0)) for idea in ideas]
    return make.boolean_query([(MUST, make.const_score_query(numbered(idents), 0.0)), *having_each])


def having(name: str, value: str | int) -> Any:
    """What has ``value`` in the field ``name``."""
    return make.term_query(schema(), name, value)


def all_of(ways: Iterable[Any]) -> Any:
    """What has each of ``ways``."""
    return make.boolean_query([(MUST, way) for way in ways])


def since(seconds: int) -> Any:
    """What changed at ``seconds`` since 1970 or later."""
    return make.range_query(schema(), "changed", tantivy.FieldType.Integer, seconds)


def narrowed(what: Any, conditions: Mapping[str, tuple[str, ...]], *more: Any) -> Any:
    """``what``, narrowed by values of fields; conditions decide whether, never how well."""
    among = [_one_of(name, values) for name, values in conditions.items() if values]
    return make.boolean_query([(MUST, what), *((MUST, make.const_score_query(way, 0.0)) for way in (*among, *more))])


def conditions(query: Query, *, but: str = "") -> dict[str, tuple[str, ...]]:
    """What must always be, and what results are narrowed to, except by the facet ``but``."""
    chosen = {name: values for name, values in query.filters.items() if name != but}
    return {**chosen, **query.always}


def _one_of(name: str, values: Iterable[str]) -> Any:
    """What has one of ``values``. Not as a set of terms: for that all that have them are gone through, here those that fit."""
    ways = [having(name, value) for value in values]
    return ways[0] if len(ways) == 1 else _any_of(ways)


def _any_of(ways: list[Any]) -> Any:
    return make.boolean_query([(SHOULD, way) for way in ways]) if ways else make.empty_query()


def _best_of(ways: list[Any]) -> list[Any]:
    return [make.disjunction_max_query(ways, ranking.ELSEWHERE)] if ways else []


def _known(ways: Iterable[Any]) -> list[Any]:
    """Those that some document may have."""
    return [way for way in ways if way is not None]
