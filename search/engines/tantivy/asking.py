"""A query in tantivy's words, and its answer in ours."""

from collections.abc import Iterable
from typing import Any

import tantivy

from search import ranking
from search.engines import PASSAGE, Fragment, Match, Query
from search.engines.tantivy.schema import analyser, schema
from search.entries import ANALYSED, PLAIN, TEXTS, WRITTEN, analyser_of

SENTENCE_ENDS = (". ", "! ", "? ", ": ", "\n")
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
make = tantivy.Query


def wanted(query: Query) -> Any:
    """What makes a document fit and how well, without the filters."""
    ways = [make.const_score_query(_term("exact", query.exact), ranking.EXACT_TITLE)] if query.exact else []
    ways += [make.const_score_query(_term("codes", code), ranking.CODE) for code in query.codes]
    ways += _texts(query)
    return make.boolean_query([(SHOULD, way) for way in ways]) if ways else make.empty_query()


def narrowed(query: Query, fitting: Any, *, but: str = "") -> Any:
    """``fitting``, narrowed by who asks and by the filters, except the one named ``but``."""
    filters = {name: values for name, values in query.filters.items() if values and name != but}
    # Filters decide whether, never how well.
    musts = [
        (MUST, make.const_score_query(make.term_set_query(schema(), name, list(values)), 0.0))
        for name, values in {**filters, "audience": query.audiences}.items()
    ]
    return make.boolean_query([(MUST, fitting), *musts])


def counts(searcher: Any, query: Query, fitting: Any) -> dict[str, dict[str, int]]:
    """Documents by value for each facet, as if that facet did not narrow."""
    answer = {}
    for name in query.facets:
        terms = {name: {"terms": {"field": name, "size": 50}}}
        buckets = searcher.aggregate(narrowed(query, fitting, but=name), terms)[name]["buckets"]
        answer[name] = {str(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets}
    return answer


class Reader:
    """Turns what the searcher found into matches, with the found words' places."""

    def __init__(self, searcher: Any, fitting: Any) -> None:
        self.searcher = searcher
        self.fitting = fitting
        self.generators: dict[str, Any] = {}

    def match(self, score: float, address: Any) -> Match:
        """One match."""
        document = self.searcher.doc(address)
        language = str(document.get_first("language"))
        used = analyser_of(language)
        title = str(document.get_first(f"title_{used}") or "")
        passages = {
            name: fragment
            for name in TEXTS
            if name != "title" and (fragment := self._fragment(document, f"{name}_{used}", PASSAGE))
        }
        return Match(
            kind=str(document.get_first("kind")),
            id=int(document.get_first("id")),
            language=language,
            score=score,
            title=self._fragment(document, f"title_{used}", 4 * len(title) + 4) or Fragment(title),
            passages=passages,
        )

    def _fragment(self, document: Any, name: str, length: int) -> Fragment | None:
        """The best piece of a field; its beginning when no word of it was found, None when the field is empty."""
        text = str(document.get_first(name) or "")
        if not text:
            return None
        generator = self.generators.get(name)
        if generator is None:
            generator = tantivy.SnippetGenerator.create(self.searcher, self.fitting, schema(), name)
            self.generators[name] = generator
        generator.set_max_num_chars(length)
        snippet = generator.snippet_from_doc(document)
        marks = [(place.start, place.end) for place in snippet.highlighted()]
        if not marks:
            return Fragment(_whole_words(text, 0, length))
        return _widened(text, length, str(snippet.fragment()), marks)


def _widened(text: str, length: int, fragment: str, marks: Iterable[tuple[int, int]]) -> Fragment:
    """tantivy's piece ends with the last word that is no stop word and counts in bytes: ours begins with the sentence it stands in,
    where that is near, goes on to its length and counts in characters.
    """
    found = max(text.find(fragment), 0)
    start = 0 if found + len(fragment) <= length else _sentence(text, found, found + len(fragment) - length)
    raw, moved = fragment.encode(), found - start
    places = ((len(raw[:first].decode()) + moved, len(raw[:last].decode()) + moved) for first, last in marks)
    piece = _whole_words(text, start, length)
    return Fragment(piece, tuple((first, last) for first, last in places if last <= len(piece)))


def _sentence(text: str, place: int, earliest: int) -> int:
    """Where the sentence around ``place`` begins, or ``place`` itself when that is before ``earliest``."""
    begins = max(
        (text.rfind(end, max(earliest, 0), place) + len(end) for end in SENTENCE_ENDS if end in text[:place]), default=0
    )
    return begins if max(earliest, 1) <= begins <= place else place


def _whole_words(text: str, start: int, length: int) -> str:
    """``length`` characters from ``start``, without a piece of a word at the end."""
    piece = text[start : start + length]
    return piece if start + length >= len(text) or text[start + length].isspace() else piece.rpartition(" ")[0] or piece


def _texts(query: Query) -> list[Any]:
    """The words; where one is still being typed it adds to them, or stands alone."""
    whole = _in_any_language(query.words, query)
    begun = _in_any_language(query.beginning, query, _begins(query.beginning))
    if whole is not None and begun is not None:
        return [make.boolean_query([(MUST, whole), (SHOULD, begun)])]
    return [way for way in (whole, begun) if way is not None]


def _in_any_language(words: str, query: Query, *more: Any) -> Any | None:
    """One group a language: its analyser, its fields; the one that fits best counts."""
    reader = analyser_of(query.language)
    groups = [_group(words, query.needed, PLAIN, {WRITTEN: ranking.TITLE_AS_WRITTEN}, 1.0), *more]
    for name in (*ANALYSED, PLAIN):
        fields = {f"{text}_{name}": weight for text, weight in ranking.WEIGHTS.items()}
        weight = 1.0 if name == reader else ranking.OTHER_LANGUAGE
        groups.append(_group(words, query.needed, name, fields, weight))
    ways = [group for group in groups if group is not None]
    return make.disjunction_max_query(ways, ranking.ELSEWHERE) if ways else None


def _group(words: str, needed: str, analysis: str, fields: dict[str, float], weight: float) -> Any | None:
    """Enough of the words, each where it weighs most; None when the analyser leaves none of them."""
    found = list(dict.fromkeys(analyser(analysis).analyze(words)))
    if not found:
        return None
    least = ranking.least_words(len(found), needed)
    terms = [(SHOULD, _anywhere(term, fields)) for term in found]
    return make.boost_query(make.boolean_query(terms, minimum_number_should_match=least), weight)


def _anywhere(term: str, fields: dict[str, float]) -> Any:
    places = [make.boost_query(_term(name, term), weight) for name, weight in fields.items()]
    return make.disjunction_max_query(places, ranking.ELSEWHERE)


def _begins(word: str) -> Any | None:
    """Titles with a word that begins like ``word``."""
    found = analyser(PLAIN).analyze(word)
    if not found or len(found[-1]) < 2:
        return None
    prefix = make.fuzzy_term_query(schema(), WRITTEN, found[-1], distance=0, prefix=True)
    return make.const_score_query(prefix, ranking.UNFINISHED)


def _term(name: str, value: str) -> Any:
    return make.term_query(schema(), name, value)
