"""What files say: names of migrations, places of one machine, waiting and skipping in tests."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Source, calls

# A path that exists on one machine only, a hidden folder beside the project, a number in somebody's tracker.
ONE_MACHINE = re.compile(
    r"(?<![\w.\-/*])/(?:home/\w|Users/\w|root/|work/|workspace/|tmp/boot)|\.\./\.\w|(?i:\bissues? #?\d)"
)
REASON = re.compile(r"shared|KB_DATA|TEST_[A-Z]+_URL")
WAITS = {"wait_for_timeout"}


def auto_names(source: Source) -> Iterator[str]:
    """Migrations that nobody named."""
    if "migrations" in source.path.parts and re.match(
        r"\d{4}_(auto_|alter_.*_and_more|.*_and_more$)", source.path.stem
    ):
        yield f"{source.path}: give the migration a name that says what it is for"


def one_machine(source: Source) -> Iterator[str]:
    """Lines that speak of one machine or one tracker."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if found := ONE_MACHINE.search(line):
            yield f"{source.path}:{number}: {found.group()!r} means nothing elsewhere"


def sleeps(source: Source) -> Iterator[str]:
    """Tests that wait for time to pass instead of for something to be so. `sleep(0)` only lets others run."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        nothing = bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0
        if (name == "sleep" and not nothing) or name in WAITS:
            yield f"{source.path}:{node.lineno}: waits for time to pass"


def skips(source: Source) -> Iterator[str]:
    """Tests left out for another reason than data that is not shipped (KB_DATA) or a server `make test` would name (TEST_…)."""
    for call, name in calls(source.tree):
        if name in {"skip", "skipif", "xfail", "importorskip"} and not REASON.search(ast.unparse(call)):
            yield f"{source.path}:{call.lineno}: {name} without naming the data or the server that is absent"


# What tells ruff or mypy to look away, and what follows on the line.
EXCUSE = re.compile(r"# ?(?P<what>noqa: [A-Z0-9, ]+|noqa|type: ignore(?:\[[\w, -]+\])?)\s*(?P<why>.*)$")


def unexplained(source: Source) -> Iterator[str]:
    """Lines on which a checker is told to look away without a reason there, on the line before or at its first use in the file."""
    explained: set[str] = set()
    before = ""
    for number, line in enumerate(source.text.splitlines(), 1):
        if (found := EXCUSE.search(line)) and not line.lstrip().startswith("#"):
            what = found["what"].strip()
            if found["why"].lstrip("# -–:") or before.startswith("#"):
                explained.add(what)
            elif what not in explained:
                yield f"{source.path}:{number}: {what} without a reason"
        before = line.strip()
