"""`python -m scripts.bench`: measures both stacks, prints one table, ends with 1 when people wait longer than they should.

make bench [ARGS="--stacks embedded --count 50 --json figures.json"]
"""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from scripts.bench import waits
from scripts.stacks import Stack, embedded, production

STACKS = {
    "embedded": partial(embedded, "scripts.bench.settings_embedded"),
    "production": partial(production, "scripts.bench.settings_production"),
}
LIMIT = 1.0
"""Seconds within which 95 of 100 see what was written."""


def main() -> int:
    """Measure, print, judge."""
    asked = _asked()
    figures: dict[str, Any] = {}
    for name in asked.stacks:
        _say(f"{name}: starting")
        with STACKS[name]() as stack:
            figures[name] = measure(stack, asked.count)
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=2) + "\n")
    print(table(figures))
    late = [f"{name}: {what}" for name, one in figures.items() for what, row in one["waits"].items() if not row["met"]]
    wrong = [f"{name}: {len(one['errors'])} writes beside failed" for name, one in figures.items() if one["errors"]]
    for sentence in [*late, *wrong]:
        print(f"not met: {sentence}", file=sys.stderr)
    return 1 if late or wrong else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stacks", nargs="+", choices=STACKS, default=list(STACKS))
    parser.add_argument("--count", type=int, default=200, help="how often each wait is measured")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    return parser.parse_args()


def measure(stack: Stack, count: int) -> dict[str, Any]:
    """Everything on one stack."""
    cast = stack.ask("scripts.bench.cast", str(1 + -(-count // waits.CONVERSATIONS_EACH)))
    found: dict[str, Any] = {"stack": stack.name, "waits": {}}
    jobs: dict[str, Callable[..., list[float]]] = {
        "write → findable": waits.write_to_findable,
        "escalate → desk": waits.escalate_to_desk,
    }
    with waits.writes_beside(stack, cast) as wrong:
        for title, job in jobs.items():
            seconds = job(stack, cast, count, lambda done, title=title: _tick(f"{stack.name}: {title}", done, count))
            found["waits"][title] = summary(seconds)
    found["errors"] = wrong[:20]
    # The processes of the stack are idle now.
    found["cpu"] = stack.ask("scripts.bench.pages")
    return found


def summary(seconds: list[float]) -> dict[str, Any]:
    """p50, p95 and the longest, and whether that is good enough."""
    ordered = sorted(seconds)

    def part(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 3)

    return {"count": len(ordered), "p50": part(0.5), "p95": part(0.95), "max": part(1.0), "met": part(0.95) <= LIMIT}


def table(figures: dict[str, Any]) -> str:
    """What was measured, to be read."""
    lines = [f"{'':36}{'times':>6}{'p50':>9}{'p95':>9}{'max':>9}"]
    for one in figures.values():
        lines.append(one["stack"])
        for title, row in one["waits"].items():
            cells = "".join(f"{row[key]:>7.3f} s" for key in ("p50", "p95", "max"))
            lines.append(f"  {title:34}{row['count']:>6}{cells}  {'met' if row['met'] else f'NOT MET ({LIMIT:.1f} s)'}")
        cost = one["cpu"]
        lines.append(f"  {'a bare Django view':34}{cost['yardstick_ms']:>12.2f} ms CPU")
        for title, row in cost["pages"].items():
            lines.append(f"  {title:34}{row['ms']:>12.2f} ms CPU{row['ratio']:>8.1f} ×")
    return "\n".join(lines)


def _tick(title: str, done: int, total: int) -> None:
    if done == total or not done % 20:
        _say(f"{title}: {done} of {total}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
