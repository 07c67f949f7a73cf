"""Related: which articles and solved questions are so close to a document that who reads one may want the other.

What was measured for the numbers is in docs/finding.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from search.analysis import analyser_of, forms
from search.asking import ask
from search.contract import AUDIENCES, sources
from search.engines import Match
from search.entries import Entry
from search.rules import SUGGESTED_STATES
from search.understanding import query_of

KEPT = 8
"""More than are shown: when one of them is hidden another one takes its place."""
LOOKED_AT = 40
CLOSE = 0.915
"""A document whose cosine reaches it is close, whatever its words."""
LIKELY, APART = 0.895, 1.8
"""So is one that is likely, and stands out that much, in the deviations of `fusion`, by its words and its meaning together."""


def related_to(entry: Entry, near: bytes | None) -> tuple[str, ...]:
    """The keys of what is close to ``entry``, the closest first, those in its own language before others; never itself, nor what
    is a translation of it or of another one. ``near`` is where it lies, a packed vector; without it words alone decide. EngineAway.
    """
    close = [match for match in _candidates(entry, near) if _is_close(entry, match, by_meaning=near is not None)]
    close.sort(key=lambda match: match.language != entry.language)
    families = _families([(entry.kind, entry.id), *((match.kind, match.id) for match in close)])
    chosen: dict[object, str] = {}
    for match in close:
        family = families.get((match.kind, match.id))
        if family is not None and family != families.get((entry.kind, entry.id)):
            chosen.setdefault(family, f"{match.kind}:{match.id}")
    return tuple(chosen.values())[:KEPT]


def _candidates(entry: Entry, near: bytes | None) -> Iterable[Match]:
    """What everybody may see who sees ``entry``, best first, itself left out."""
    audiences = AUDIENCES[: AUDIENCES.index(entry.audience) + 1]
    asked = query_of(entry.title, language=entry.language, audiences=audiences, by_meaning=False, is_title=True)
    # With a vector also what shares few words: how near it is decides.
    wide = replace(asked, near=near, beyond=near is not None, only={"state": SUGGESTED_STATES}, limit=LOOKED_AT)
    found = ask(wide)
    return (match for match in found.matches if (match.kind, match.id) != (entry.kind, entry.id))


def _is_close(entry: Entry, match: Match, *, by_meaning: bool) -> bool:
    if not by_meaning:
        # It has most words of the title; a word in both titles says that they are about the same.
        return bool(_said(entry.title, entry.language) & _said(match.title.text, match.language))
    score = match.why
    if score is None or score.near is None:
        return False
    return score.near >= CLOSE or (score.near >= LIKELY and score.total >= APART)


def _said(title: str, language: str) -> frozenset[str]:
    return frozenset(forms(title, analyser_of(language)))


def _families(keys: list[tuple[str, int]]) -> Mapping[tuple[str, int], Any]:
    """What is the same in every language, of those that may still be found. One query for each kind."""
    families: dict[tuple[str, int], Any] = {}
    for kind, source in sources().items():
        if ids := [pk for other, pk in keys if other == kind]:
            rows = source.findable().filter(pk__in=ids)
            families |= {(kind, pk): (kind, family) for pk, family in rows.values_list("pk", source.family)}
    return families
