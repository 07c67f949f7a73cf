"""How long things may be, and how a module opens."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Source

MODULE, FUNCTION, TEMPLATE, STYLE, TEST, SETTINGS = 300, 40, 120, 150, 250, 200


def limit_of(source: Source) -> int:
    """How many lines the file may have; 0 when nobody counts."""
    path = source.path
    if path.suffix == ".html":
        return TEMPLATE
    if path.suffix in {".css", ".js"}:
        return STYLE
    if path.suffix == ".py" and source.app == "tests":
        return TEST
    if path.suffix == ".py" and "settings" in path.parts:
        return SETTINGS
    return MODULE if path.suffix == ".py" else 0


def too_long(source: Source) -> Iterator[str]:
    """The file itself, when it is longer than its kind may be."""
    limit = limit_of(source)
    if limit and source.lines > limit:
        yield f"{source.path}: {source.lines} lines, at most {limit}"


def long_functions(source: Source) -> Iterator[str]:
    """Functions longer than FUNCTION lines; decorators and docstring do not count."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None:
                length -= (first.end_lineno or first.lineno) - first.lineno + 1
            if length > FUNCTION:
                yield f"{source.path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION}"


def opens_badly(source: Source) -> Iterator[str]:
    """A module that does not open with a sentence. An empty file needs none."""
    if not source.text.strip():
        return
    opening = (ast.get_docstring(source.tree) or "").split("\n\n")[0].strip()
    if not opening:
        yield f"{source.path}: opens without a sentence that names what lives there"
    elif not opening.endswith((".", ":")):
        yield f"{source.path}: its opening is not a sentence: {opening.splitlines()[0]!r}"
