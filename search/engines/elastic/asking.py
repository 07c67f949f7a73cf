"""A query in Elasticsearch's words, and its answer in ours."""

import re
from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import A, Q, Search

from search import ranking
from search.engines import PASSAGE, Fragment, Match, Query
from search.entries import ANALYSED, PLAIN, TEXTS, WRITTEN, analyser_of

# Private-use characters: entries and queries are cleaned of them, so they can only be ours.
OPEN, CLOSE = "\ue000", "\ue001"
MARKED = re.compile(f"{OPEN}|{CLOSE}")

SERVER_PATIENCE = "900ms"
"""Elasticsearch itself stops looking after that long, a little before we stop listening."""


def search_body(query: Query) -> dict[str, Any]:
    """The request for ``query``: facets are counted before their own filter, which therefore comes after (post_filter)."""
    filters = {name: values for name, values in query.filters.items() if values}
    inside = [_among(name, values) for name, values in filters.items() if name not in query.facets]
    inside.append(_among("audience", query.audiences))
    search = Search().query("bool", must=[_wanted(query)], filter=inside)
    outside = {name: _among(name, values) for name, values in filters.items() if name in query.facets}
    for name in query.facets:
        others = [condition for other, condition in outside.items() if other != name]
        facet = A("filter", Q("bool", filter=others) if others else Q("match_all"))
        facet.bucket("values", "terms", field=name, size=50)
        search.aggs.bucket(name, facet)
    if outside:
        search = search.post_filter("bool", filter=list(outside.values()))
    search = search.source(["kind", "id", "language", "title"]).sort("_score", "-id")
    search = search.extra(track_total_hits=True, track_scores=True, timeout=SERVER_PATIENCE)
    return dict(_marked(search)[query.offset : query.offset + query.limit].to_dict())


def match_of(hit: Mapping[str, Any]) -> Match:
    """One match."""
    source = hit["_source"]
    used = analyser_of(str(source.get("language", "")))
    pieces = {name: _fragment(texts[0]) for name, texts in hit.get("highlight", {}).items() if texts}
    title = pieces.get(f"title.{used}") or Fragment(str((source.get("title") or {}).get(used, "")))
    passages = {name: pieces[f"{name}.{used}"] for name in TEXTS if name != "title" and f"{name}.{used}" in pieces}
    return Match(
        kind=str(source["kind"]),
        id=int(source["id"]),
        language=str(source.get("language", "")),
        score=float(hit.get("_score") or 0.0),
        title=title,
        passages=passages,
    )


def counts_of(answer: Mapping[str, Any], facets: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Documents by value for each facet."""
    found = answer.get("aggregations", {})
    return {
        name: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in found[name]["values"]["buckets"]}
        for name in facets
    }


def _among(name: str, values: tuple[str, ...]) -> Any:
    return Q("terms", **{name: list(values)})


def _wanted(query: Query) -> Any:
    """What makes a document fit and how well, without the filters."""
    ways = [_surely("exact", query.exact, ranking.EXACT_TITLE)] if query.exact else []
    ways += [_surely("codes", code, ranking.CODE) for code in query.codes]
    ways += _texts(query)
    return Q("bool", should=ways, minimum_should_match=1) if ways else Q("match_none")


def _surely(name: str, value: str, score: float) -> Any:
    return Q("constant_score", filter=Q("term", **{name: value}), boost=score)


def _texts(query: Query) -> list[Any]:
    """The words; where one is still being typed it adds to them, or stands alone."""
    whole = [_in_any_language(query.words, query)] if query.words else []
    begun = [_in_any_language(query.beginning, query, _begins(query.beginning))] if query.beginning else []
    if whole and begun:
        return [Q("bool", must=whole, should=begun)]
    return whole or begun


def _in_any_language(words: str, query: Query, *more: Any) -> Any:
    """One group a language: its analyser, its fields; the one that fits best counts."""
    reader = analyser_of(query.language)
    groups = [_group(words, query.needed, {WRITTEN: ranking.TITLE_AS_WRITTEN}, 1.0), *more]
    for name in (*ANALYSED, PLAIN):
        fields = {f"{text}.{name}": weight for text, weight in ranking.WEIGHTS.items()}
        groups.append(_group(words, query.needed, fields, 1.0 if name == reader else ranking.OTHER_LANGUAGE))
    return Q("dis_max", queries=groups, tie_breaker=ranking.ELSEWHERE)


def _group(words: str, needed: str, fields: Mapping[str, float], weight: float) -> Any:
    """Enough of the words, each where it weighs most (cross_fields: a title and a body may share them)."""
    return Q(
        "multi_match",
        query=words,
        fields=[f"{name}^{boost}" for name, boost in fields.items()],
        type="cross_fields",
        tie_breaker=ranking.ELSEWHERE,
        minimum_should_match=ranking.least_words_rule(needed),
        boost=weight,
    )


def _begins(word: str) -> Any:
    """Titles with a word that begins like ``word``."""
    prefix = Q("match_phrase_prefix", **{WRITTEN: {"query": word, "max_expansions": 50}})
    return Q("constant_score", filter=prefix, boost=ranking.UNFINISHED)


def _marked(search: Any) -> Any:
    """Asks for the whole title and the best piece of each text, the beginning where no word of it was found."""
    search = search.highlight_options(pre_tags=[OPEN], post_tags=[CLOSE], type="unified", order="score")
    search = search.highlight("title.*", number_of_fragments=0)
    texts = [f"{name}.*" for name in TEXTS if name != "title"]
    return search.highlight(*texts, number_of_fragments=1, fragment_size=PASSAGE, no_match_size=PASSAGE)


def _fragment(text: str) -> Fragment:
    """The text without the marks, and where they stood."""
    places, start = [], 0
    for taken, mark in enumerate(MARKED.finditer(text)):
        place = mark.start() - taken
        if mark.group() == OPEN:
            start = place
        else:
            places.append((start, place))
    return Fragment(MARKED.sub("", text), tuple(places))
