"""One style sheet from many: a finder that joins the parts of the look, and the storage that gives every file its hash."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SOURCE = Path(__file__).resolve().parent / "static"
PARTS = "css/parts.css"
JOINED = "lotse.css"

IMPORT = re.compile(r'@import url\("(?P<part>[^"]+)"\) layer\((?P<layer>\w+)\);')
ADDRESS = re.compile(r'url\("(?!data:|/)(?P<path>[^"]+)"\)')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def joined() -> str:
    """The whole look: the parts in the order of `css/parts.css`, each in its layer, addresses as seen from the root."""
    order = COMMENT.sub("", (SOURCE / PARTS).read_text(encoding="utf-8"))
    return IMPORT.sub(_part, order).strip() + "\n"


def _part(line: re.Match[str]) -> str:
    path = posixpath.join(posixpath.dirname(PARTS), line["part"])
    text = COMMENT.sub("", (SOURCE / path).read_text(encoding="utf-8"))
    text = ADDRESS.sub(lambda found: f'url("{_from_root(path, found["path"])}")', text)
    lines = (line.strip() for line in text.splitlines())
    return f"@layer {line['layer']} {{\n" + "\n".join(line for line in lines if line) + "\n}"


def _from_root(part: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), address))


class JoinedStyleFinder(BaseFinder):
    """Finds `lotse.css`, which lies nowhere: it is written anew, to the data folder, when a part has changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "look")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != JOINED:
            return []
        found = str(self._written())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self._written()
        yield JOINED, self.storage

    def _written(self) -> Path:
        target = Path(self.storage.path(JOINED))
        style = joined()
        if not target.exists() or target.read_text(encoding="utf-8") != style:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(style, encoding="utf-8")
        return target


class LookStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed names after `collectstatic`; plain names before it, so that a fresh checkout draws its pages too."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._urls: dict[str, str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        """The address of ``name``, made once where files are collected: then it stays the same as long as the process lives."""
        if not self.hashed_files or force or name is None:
            return str(super().url(name, force))
        if name not in self._urls:
            self._urls[name] = str(super().url(name))
        return self._urls[name]

    def stored_name(self, name: str) -> str:
        """The hashed name from the manifest, or the name itself while nothing has been collected."""
        if not self.hashed_files:
            return name
        return str(super().stored_name(name))
