"""`python -m scripts.bench`: measures both stacks, prints one table, ends with 1 when people wait longer than they should.

make bench [ARGS="--stacks embedded --count 50 --sizes 1 --real 200 --json figures.json"]

What finding costs is measured on the load set in the folder KB_DATA names; without it that part is left out, and said to be.
"""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from scripts.bench import waits
from scripts.bench.load_set import archive
from scripts.bench.table import LIMIT, not_met, summary, table
from scripts.stacks import Stack, embedded, production, still_embedded, still_production

EMBEDDED, PRODUCTION = "scripts.bench.settings_embedded", "scripts.bench.settings_production"
STACKS = {"embedded": partial(embedded, EMBEDDED), "production": partial(production, PRODUCTION)}
STILL = {"embedded": partial(still_embedded, EMBEDDED), "production": partial(still_production, PRODUCTION)}
PARTS = ("waits", "finding")


def main() -> int:
    """Measure, print, judge."""
    asked = _asked()
    figures: dict[str, Any] = {}
    for name in asked.stacks:
        figures[name] = {}
        if "waits" in asked.parts:
            _say(f"{name}: starting")
            with STACKS[name]() as stack:
                figures[name] |= measure(stack, asked.count)
        if "finding" in asked.parts and archive().exists():
            with STILL[name]() as stack:
                figures[name] |= {"stack": stack.name, "finding": measure_finding(stack, asked.sizes, asked.real)}
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=2) + "\n")
    print(table(figures))
    if "finding" in asked.parts and not archive().exists():
        _say(f"What finding costs was not measured: there is no {archive()}. KB_DATA names the folder.")
    sentences = not_met(figures)
    for sentence in sentences:
        _say(f"not met: {sentence}")
    return 1 if sentences else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stacks", nargs="+", choices=STACKS, default=list(STACKS))
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--count", type=int, default=200, help="how often each wait is measured")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 10], help="how many times the load set lies there")
    parser.add_argument("--real", type=int, default=2_000, help="texts with a vector of their own; 0: words alone")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    return parser.parse_args()


def measure(stack: Stack, count: int) -> dict[str, Any]:
    """What people wait for on a running stack, and what its pages cost."""
    cast = stack.ask("scripts.bench.cast", str(1 + -(-count // waits.CONVERSATIONS_EACH)))
    found: dict[str, Any] = {"stack": stack.name, "waits": {}}
    jobs: dict[str, Callable[..., list[float]]] = {
        "write → findable": waits.write_to_findable,
        "write → findable by meaning": waits.write_to_meant,
        "escalate → desk": waits.escalate_to_desk,
    }
    with waits.writes_beside(stack, cast) as wrong:
        for title, job in jobs.items():
            seconds = job(stack, cast, count, lambda done, title=title: _tick(f"{stack.name}: {title}", done, count))
            found["waits"][title] = summary(seconds, LIMIT[title])
    found["errors"] = wrong[:20]
    # The processes of the stack are idle now.
    found["cpu"] = stack.ask("scripts.bench.pages")
    return found


def measure_finding(stack: Stack, sizes: list[int], real: int) -> dict[str, Any]:
    """What finding costs in a house in which nothing else runs, at each size, the smallest first."""
    found: dict[str, Any] = {}
    there = 0
    for size in sorted(sizes):
        _say(f"{stack.name}: filling, {size} times the load set")
        held = stack.ask("scripts.bench.fill", str(there + 1), str(size))
        there = size
        found[str(size)] = held | stack.ask("scripts.bench.finding", "--real", str(real), aloud=True)
    return found


def _tick(title: str, done: int, total: int) -> None:
    if done == total or not done % 20:
        _say(f"{title}: {done} of {total}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
