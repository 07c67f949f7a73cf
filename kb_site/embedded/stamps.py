"""What was done at the last start, so that the next one does only what has changed."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class Stamps:
    """Marks of finished steps in one small file; a file that cannot be read only means that everything is done again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.marks: dict[str, str] = {}
        with suppress(OSError, ValueError):
            found = json.loads(path.read_text())
            self.marks = {str(name): str(mark) for name, mark in found.items()}

    def holds(self, name: str, mark: str) -> bool:
        """Whether ``name`` was finished with exactly this mark."""
        return self.marks.get(name) == mark

    def set(self, name: str, mark: str) -> None:
        """Remember that ``name`` is finished."""
        self.marks[name] = mark
        partial = self.path.with_suffix(".part")
        partial.write_text(json.dumps(self.marks, indent=1))
        partial.replace(self.path)


def mark_of(files: Iterable[Path]) -> str:
    """Changes when a file comes, goes or is written: names, sizes and times, not contents, because it is asked at each start."""
    digest = hashlib.sha256()
    for path in sorted(files):
        facts = path.stat()
        digest.update(f"{path}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
