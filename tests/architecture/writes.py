"""Only actions write: finds calls that change the database where none may be."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Source, calls, root_of

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Steps that tell a manager or a queryset from a dict, a set or a form.
OF_A_QUERYSET = {
    "objects",
    "_default_manager",
    "_base_manager",
    "filter",
    "exclude",
    "all",
    "select_for_update",
    "order_by",
}
# Things with a `save` or `delete` that is no row: pictures, storages, sessions, caches, an engine's indexes.
NO_ROWS = {
    "image",
    "picture",
    "storage",
    "default_storage",
    "session",
    "cache",
    "buffer",
    "indices",
    "square",
    "attrs",
    "headers",
}

# Rooms whose work is to write.
WRITERS = {"actions", "migrations", "foundations", "demo", "bring_in", "importing"}


def may_write(source: Source) -> bool:
    """Whether the room is one whose work is to write."""
    return bool(WRITERS & set(source.rooms)) or "management" in source.path.parts


def writes(source: Source) -> Iterator[str]:
    """Calls that write, outside the rooms that may."""
    if may_write(source):
        return
    spared = _inside_managers(source) if "models" in source.rooms else set()
    for call, name in calls(source.tree):
        plain = (
            name[1:] if name.startswith("a") and name[1:] in ALWAYS | {"save", "create", "update", "delete"} else name
        )
        if call not in spared and _is_write(call, plain):
            yield f"{source.path}:{call.lineno}: {ast.unparse(call.func)}(…) writes; only actions write"


def _is_write(call: ast.Call, name: str) -> bool:
    assert isinstance(call.func, ast.Attribute)
    first, steps = root_of(call.func.value)
    queryset = bool(OF_A_QUERYSET & set(steps)) or bool(steps and steps[-1].endswith("_set"))
    if {first, *steps} & NO_ROWS:
        return False
    match name:
        case "create":
            return queryset
        case "update":
            return queryset or (bool(call.keywords) and not call.args and first != "super")
        case "delete":
            return queryset or not call.args
        case "save":
            kept = any(word.arg == "commit" and getattr(word.value, "value", None) is False for word in call.keywords)
            return not kept and not _is_super(call.func.value)
    return name in ALWAYS


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def _inside_managers(source: Source) -> set[ast.Call]:
    """Calls inside managers and querysets, whose `create_user` and the like are the model's own words."""
    found: set[ast.Call] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and any(
            "Manager" in ast.unparse(b) or "QuerySet" in ast.unparse(b) for b in node.bases
        ):
            found |= {call for call, _ in calls(node)}
    return found
