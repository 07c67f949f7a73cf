#!/usr/bin/env python
"""German message catalogs without a gettext binary: extract and merge (`update`), make .mo files (`compile`), judge (`check`).

An app's catalog, `<app>/locale/de/LC_MESSAGES/django.po`, holds the texts of its Python files and of `templates/<app>/`; that of
kb_site also those of the shared templates. One text has one translation in the whole house: Django looks a text up in all catalogs
at once, so where a word means two things, give it a context (`pgettext`, `{% translate "…" context "…" %}`).
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "de"
APPS = (
    *("news", "markup", "uploads", "live", "accounts", "inbox", "search"),
    *("articles", "forum", "poweruser", "escalation", "insights", "kb_site"),
)
# Third-party apps look for their templates in folders of their own names; the app that overrides them translates them.
FOLDERS = {"account": "accounts", "allauth": "accounts", "mfa": "accounts", "usersessions": "accounts"}
TEMPLATE_ENDINGS = {".html", ".txt", ".xml", ".svg"}
NOT_READ = {"migrations", "demo", "static", "locale", "__pycache__"}

KEYWORDS: dict[str, Any] = {"_": None}
for _lazy in ("", "_lazy"):
    KEYWORDS |= {
        f"gettext{_lazy}": None,
        f"ngettext{_lazy}": (1, 2),
        f"pgettext{_lazy}": ((1, "c"), 2),
        f"npgettext{_lazy}": ((1, "c"), 2, 3),
    }
KEYWORDS["gettext_noop"] = None
ALIAS = re.compile(r"\b(n?p?gettext(?:_lazy|_noop)?) as (\w+)")

HEADER = """\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
NAMED = re.compile(r"%\((\w+)\)[sdif]")
POSITIONAL = re.compile(r"(?<!%)%[#0+-]*\d*(?:\.\d+)?[sdifgrx](?![\w])")
BRACES = re.compile(r"\{(\w*)(?:[!:][^{}]*)?\}")

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Found:
    """A text in the sources: its ids (one, or singular and plural), context, file and the translator's comments."""

    ids: tuple[str, ...]
    context: str | None
    file: str
    comments: tuple[str, ...]


def catalog_path(root: Path, app: str) -> Path:
    """Where the German catalog of ``app`` lies."""
    return root / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def owner_of(template: Path) -> str:
    """The app that translates a template, by the first folder of its path below templates/."""
    first = template.parts[0]
    return FOLDERS.get(first, first if first in APPS else "kb_site")


def sources(root: Path, app: str) -> Iterator[Path]:
    """Every file whose texts stand in the catalog of ``app``, in a stable order."""
    own = {path for path in (root / app).rglob("*") if not NOT_READ & set(path.relative_to(root).parts)}
    yield from sorted(path for path in own if path.suffix == ".py" or ("templates" in path.parts and is_template(path)))
    shared = root / "templates"
    yield from sorted(
        path for path in shared.rglob("*") if is_template(path) and owner_of(path.relative_to(shared)) == app
    )


def is_template(path: Path) -> bool:
    """Whether Django may draw this file."""
    return path.suffix in TEMPLATE_ENDINGS


def texts_of(path: Path, root: Path) -> Iterator[Found]:
    """The texts of one file."""
    source = path.read_text(encoding="utf-8")
    keywords = dict(KEYWORDS)
    if path.suffix == ".py":
        keywords |= {alias: KEYWORDS[name] for name, alias in ALIAS.findall(source)}
    else:
        # Templatize keeps the template's indentation, which is none that Python would take.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    for _line, ids, comments, context in extract("python", BytesIO(source.encode()), keywords, ("Translators:",)):
        texts = tuple(ids) if isinstance(ids, tuple | list) else (ids,)
        if texts[0]:
            yield Found(texts, context, path.relative_to(root).as_posix(), tuple(comments))


def extracted(root: Path, app: str) -> Catalog:
    """What the sources of ``app`` say today, without translations."""
    catalog = Catalog(locale=LANGUAGE)
    for path in sources(root, app):
        for found in texts_of(path, root):
            ids: Any = found.ids if len(found.ids) > 1 else found.ids[0]
            catalog.add(ids, locations=[(found.file, 0)], auto_comments=found.comments, context=found.context)
    return catalog


def stored(root: Path, app: str) -> Catalog:
    """The catalog of ``app`` as it lies on the disk; empty when there is none."""
    path = catalog_path(root, app)
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def messages(catalog: Catalog) -> list[Message]:
    """The entries without the header, in the order of the file: by text, then context."""
    return sorted((m for m in catalog if m.id), key=lambda m: (key_of(m)[1], m.context or ""))


def key_of(message: Message) -> Key:
    """What gettext looks a text up by."""
    return message.context, str(message.id[0] if message.pluralizable else message.id)


def forms(message: Message) -> list[str]:
    """The German words: one, or one a plural form; empty ones included."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def translated(message: Message) -> bool:
    """Whether every form has words."""
    return all(forms(message))


def update(root: Path, app: str, elsewhere: dict[Key, Any]) -> int:
    """Bring the catalog of ``app`` up to the sources, keeping translations and dropping what is gone; how many still lack words.

    ``elsewhere`` holds other catalogs' translations, taken where this one has none.
    """
    old = {key_of(message): message for message in messages(stored(root, app))}
    fresh = extracted(root, app)
    for message in messages(fresh):
        known = old.get(key_of(message))
        if known is not None:
            message.user_comments = known.user_comments
            message.flags |= known.flags & {"fuzzy"}
            message.string = shaped(message, forms(known))
        if not translated(message) and (words := elsewhere.get(key_of(message))):
            message.string = shaped(message, words)
        message.locations = [(file, 0) for file in sorted({file for file, _line in message.locations})]
    path = catalog_path(root, app)
    if messages(fresh) or path.exists():
        write(path, fresh)
    return sum(not translated(message) for message in messages(fresh))


def shaped(message: Message, words: list[str]) -> Any:
    """``words`` in as many forms as the text has now; a text that has become plural keeps its one form as the singular."""
    if not message.pluralizable:
        return words[0]
    return tuple([*words, "", ""][:2])


def write(path: Path, catalog: Catalog) -> None:
    """Write a catalog without dates and line numbers, which would only make merges collide."""
    ordered = Catalog(locale=LANGUAGE)
    for message in messages(catalog):
        ordered[message.id] = message
    body = BytesIO()
    write_po(body, ordered, width=110, omit_header=True, ignore_obsolete=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + body.getvalue().decode().strip() + "\n", encoding="utf-8")


def compile_catalogs(root: Path = ROOT) -> int:
    """Make the .mo of every catalog that is newer than it; how many were made."""
    made = 0
    for path in sorted(path for app in APPS if (path := catalog_path(root, app)).exists()):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as file:
            catalog = read_po(file, locale=LANGUAGE, abort_invalid=True)
        # Written beside and renamed: a reader, or another start at the same time, never sees half a file.
        partial = target.with_suffix(f".{os.getpid()}.part")
        with partial.open("wb") as file:
            write_mo(file, catalog)
        partial.replace(target)
        made += 1
    return made


def placeholders(text: str) -> list[str]:
    """What is filled in later, sorted: ``%(name)s``, ``%s``, ``{name}``."""
    plain = text.replace("%%", "")
    found = [f"%({name})" for name in set(NAMED.findall(plain))] + POSITIONAL.findall(NAMED.sub("", plain))
    return sorted(found + [f"{{{name}}}" for name in set(BRACES.findall(plain))])


def faults(root: Path, app: str) -> Iterator[str]:
    """One sentence for each thing wrong with the catalog of ``app``."""
    catalog = stored(root, app)
    wanted = {key_of(message): message for message in messages(extracted(root, app))}
    have = {key_of(message): message for message in messages(catalog)}
    where = catalog_path(root, app).relative_to(root)
    for key, source in wanted.items():
        known = have.get(key)
        if known is None or not translated(known) or known.pluralizable != source.pluralizable:
            yield f"{where}: missing: {named(key)} ({source.locations[0][0]})"
        elif known.fuzzy:
            yield f"{where}: fuzzy: {named(key)}"
        else:
            yield from wrong_placeholders(known, where)
    for key in have.keys() - wanted.keys():
        yield f"{where}: obsolete: {named(key)}"
    for message in catalog.obsolete.values():
        yield f"{where}: obsolete: {named(key_of(message))}"


def wrong_placeholders(message: Message, where: Path) -> Iterator[str]:
    """A sentence for each form whose placeholders are not those of its English one."""
    ids = [str(text) for text in message.id] if message.pluralizable else [str(message.id)]
    for english, german in zip(ids, forms(message), strict=True):
        if placeholders(english) != placeholders(german):
            expected = ", ".join(placeholders(english)) or "none"
            yield f"{where}: placeholders differ: {english!r} has {expected}, {german!r} has not the same"


def contradictions(root: Path) -> Iterator[str]:
    """A sentence for each text that two catalogs translate differently."""
    seen: dict[tuple[Key, bool], tuple[str, list[str]]] = {}
    for app in APPS:
        for message in messages(stored(root, app)):
            key = (key_of(message), message.pluralizable)
            first, words = seen.setdefault(key, (app, forms(message)))
            if words != forms(message) and all(words) and translated(message):
                yield f"{named(key[0])} is {words[0]!r} in {first} and {forms(message)[0]!r} in {app}: give one a context"


def named(key: Key) -> str:
    """A text the way a sentence names it."""
    return repr(key[1]) + (f" (context {key[0]!r})" if key[0] else "")


def main(arguments: Iterable[str] | None = None, root: Path = ROOT) -> int:
    """Run one command; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", nargs="?", default="update", choices=["update", "compile", "check"])
    parser.add_argument("apps", nargs="*", metavar="app", help="only these apps (update)")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    if unknown := sorted(set(chosen.apps) - set(APPS)):
        print(f"There is no app {', '.join(unknown)}. There are: {', '.join(APPS)}.")
        return 2
    if chosen.command == "compile":
        print(f"{compile_catalogs(root)} catalogs compiled")
        return 0
    if chosen.command == "check":
        wrong = [fault for app in APPS for fault in faults(root, app)] + list(contradictions(root))
        print("\n".join(wrong) or "German is complete.")
        return 1 if wrong else 0
    elsewhere = {
        key_of(message): forms(message)
        for app in APPS
        for message in messages(stored(root, app))
        if translated(message)
    }
    for app in chosen.apps or APPS:
        lacking = update(root, app, elsewhere)
        print(f"{app}: {lacking} without German" if lacking else f"{app}: complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())
