"""What was measured as a table to be read, and in sentences what is slower than it should be."""

from collections.abc import Iterator, Mapping
from typing import Any

LIMIT = {"write → findable": 1.0, "write → findable by meaning": 10.0, "escalate → desk": 1.0}
"""Seconds within which 95 of 100 see what was written."""

COST = {("words", "results"): 12.0, ("meaning", "results"): 25.0, ("words", "suggestion"): 12.0}
"""Milliseconds of CPU a request may take, engine and all, on a machine of the kind the figures were set for."""
GROWTH = 1.3
"""How much dearer a request may be in the largest house than in the smallest."""
DOCUMENTS_A_SECOND = 500
TITLES = {"results": "results page", "suggestion": "suggestion under a title", "completion": "completion"}
KINDS = {"words": "by words alone", "meaning": "by meaning too"}


def summary(seconds: list[float], limit: float) -> dict[str, Any]:
    """p50, p95 and the longest, and whether that is good enough."""
    ordered = sorted(seconds)

    def part(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 3)

    told = {"p50": part(0.5), "p95": part(0.95), "max": part(1.0)}
    return {"count": len(ordered), **told, "limit": limit, "met": told["p95"] <= limit}


def not_met(figures: Mapping[str, Any]) -> list[str]:
    """Sentences about what is slower than it should be, or went wrong."""
    return [f"{name}: {sentence}" for name, one in figures.items() for sentence in _not_met(one)]


def table(figures: Mapping[str, Any]) -> str:
    """What was measured, to be read."""
    lines = [f"{'':36}{'times':>6}{'p50':>9}{'p95':>9}{'max':>9}"]
    for one in figures.values():
        lines += [one.get("stack", ""), *_waits(one.get("waits", {})), *_pages(one.get("cpu"))]
        for size, held in one.get("finding", {}).items():
            lines += _finding(size, held)
    return "\n".join(lines)


def _not_met(one: Mapping[str, Any]) -> Iterator[str]:
    yield from (title for title, row in one.get("waits", {}).items() if not row["met"])
    if wrong := one.get("errors"):
        yield f"{len(wrong)} writes beside failed"
    sizes = list(one.get("finding", {}).values())
    for held in sizes:
        for (kind, what), limit in COST.items():
            if kind in held and held[kind][what] > limit:
                yield f"{TITLES[what]} {KINDS[kind]}: {held[kind][what]:.1f} ms with {held['articles']:,} articles, not {limit:.0f}"
        if held["words"]["documents_a_second"] < DOCUMENTS_A_SECOND:
            yield f"{held['words']['documents_a_second']:.0f} documents a second are indexed, not {DOCUMENTS_A_SECOND}"
    for kind, what, grown in _growth(sizes):
        if grown > GROWTH:
            yield f"{TITLES[what]} {KINDS[kind]} costs {grown:.2f} times as much in the largest house"


def _growth(sizes: list[Mapping[str, Any]]) -> Iterator[tuple[str, str, float]]:
    if len(sizes) < 2:
        return
    for kind in KINDS:
        if kind in sizes[0]:
            yield from ((kind, what, sizes[-1][kind][what] / sizes[0][kind][what]) for what in TITLES)


def _waits(rows: Mapping[str, Any]) -> Iterator[str]:
    for title, row in rows.items():
        cells = "".join(f"{row[key]:>7.3f} s" for key in ("p50", "p95", "max"))
        yield f"  {title:34}{row['count']:>6}{cells}  {'met' if row['met'] else 'NOT MET'} ({row['limit']:.0f} s)"


def _pages(cost: Mapping[str, Any] | None) -> Iterator[str]:
    if cost is None:
        return
    yield f"  {'a bare Django view':34}{cost['yardstick_ms']:>12.2f} ms CPU"
    for title, row in cost["pages"].items():
        yield f"  {title:34}{row['ms']:>12.2f} ms CPU{row['ratio']:>8.1f} ×"


def _finding(size: str, held: Mapping[str, Any]) -> Iterator[str]:
    bare = held["yardstick_ms"]
    yield f"  {held['articles']:,} articles, {held['threads']:,} questions (load set × {size})"
    yield f"    {'a bare Django view':32}{bare:>12.2f} ms CPU"
    for kind in (kind for kind in KINDS if kind in held):
        for what, title in TITLES.items():
            spent = held[kind][what]
            yield f"    {f'{title}, {KINDS[kind]}':44}{spent:>6.1f} ms CPU{spent / bare:>8.0f} ×"
        yield f"    {'indexed, ' + KINDS[kind]:44}{held[kind]['documents_a_second']:>6.0f} documents a second"
    if "vectors" in held:
        told = held["vectors"]
        yield f"    {'given vectors':44}{told['documents_a_second']:>6.1f} documents a second of CPU ({told['real']:,} of them)"
