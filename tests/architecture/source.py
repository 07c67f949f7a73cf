"""Reading the house's own files: which there are, and what their Python says."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = (
    *("kb_site", "insights", "poweruser", "escalation", "articles", "forum", "search", "inbox"),
    *("accounts", "live", "markup", "uploads", "news", "servers"),
)
# Not written by us, or made anew at any time.
NOT_OURS = {"var", "node_modules", "__pycache__", "vendor", "htmlcov"}
# (In a worktree `.git` is a file.)
HIDDEN_BUT_OURS = {".ci", ".gitignore", ".dockerignore", ".env.example"}
TEXTS = {
    ".py",
    ".html",
    ".txt",
    ".css",
    ".js",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".po",
    ".svg",
    ".xml",
    ".json",
    ".sh",
    "",
}


@dataclass(frozen=True)
class Source:
    """One file: its path from the root of the project, and its text."""

    path: PurePosixPath
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module."""
        return ast.parse(self.text)

    @property
    def app(self) -> str:
        """The folder at the top that the file is in."""
        return self.path.parts[0]

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    @property
    def rooms(self) -> tuple[str, ...]:
        """Names on the way below the app, endings off: forum/actions/ask.py gives ("actions", "ask")."""
        return (*self.path.parts[1:-1], self.path.stem)


def of(path: str, text: str) -> Source:
    """An invented file, for the tests of the checks."""
    return Source(PurePosixPath(path), text)


def files(*endings: str, under: tuple[str, ...] = ()) -> Iterator[Source]:
    """Our files with one of ``endings`` (all texts when none), in the folders ``under`` (all when none)."""
    for start in under or (".",):
        for path in sorted((ROOT / start).rglob("*")):
            relative = PurePosixPath(path.relative_to(ROOT).as_posix())
            if path.suffix not in (endings or TEXTS) or _is_foreign(relative) or not path.is_file():
                continue
            if path.stat().st_size > 2_000_000:
                continue
            yield Source(relative, path.read_text(encoding="utf-8", errors="replace"))


def _is_foreign(path: PurePosixPath) -> bool:
    """Caches, environments and vendored files: folders that are hidden or known not to be ours."""
    return any(part in NOT_OURS or (part.startswith(".") and part not in HIDDEN_BUT_OURS) for part in path.parts)


def modules(*under: str) -> Iterator[Source]:
    """Python modules of the apps (or of the folders ``under``), migrations left out."""
    return (source for source in files(".py", under=under or APPS) if "migrations" not in source.path.parts)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a method, with the method's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything imported; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def root_of(node: ast.expr) -> tuple[str, list[str]]:
    """The first name of a chain and the attributes and calls after it: a.b().c gives ("a", ["b", "c"])."""
    steps: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            steps.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            return (node.id if isinstance(node, ast.Name) else ""), steps[::-1]
