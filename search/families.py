"""Families: one text in several languages. Where few things are shown it stands there once, in the reader's language if it can."""

from collections.abc import Collection, Iterable

from search.contract import Hit, source_of


def one_of_each(hits: Iterable[Hit], language: str, *, but: Collection[Hit] = ()) -> list[Hit]:
    """Of each family among ``hits`` (best first) the one in ``language``, else the best, where the best one stands; none of a
    family that is among ``but``.
    """
    shown = {_family(hit) for hit in but}
    chosen: dict[object, Hit] = {}
    for hit in hits:
        family = _family(hit)
        if family not in shown and (family not in chosen or language == hit.language != chosen[family].language):
            chosen[family] = hit
    return list(chosen.values())


def _family(hit: Hit) -> tuple[str, object]:
    return hit.kind, getattr(hit.row, source_of(hit.kind).family)
