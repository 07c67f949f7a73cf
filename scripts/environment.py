"""Makes the virtual environment and installs a file of requirements into it, again only when the file has changed.

    python3 scripts/environment.py requirements-dev.txt

Runs on the bare Python of the system; `make run` and `make test` both begin with it.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, before there is any environment

from scripts.servers.machine import MissingError, install, say, sole  # noqa: E402  # needs the path above

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LEAST = (3, 11)


def make_ready(requirements: Path) -> Path:
    """The environment's Python, with everything in ``requirements`` installed.

    Raises:
        MissingError: the environment cannot be made; the message says what to install.
    """
    VENV.mkdir(exist_ok=True)
    with sole(VENV):
        if not PYTHON.exists():
            _make()
        wanted = _digest(requirements)
        stamp = VENV / f"installed-{requirements.stem}"
        if not stamp.exists() or stamp.read_text() != wanted:
            say(f"installing {requirements.name}")
            # Compiling all 6,500 files takes 17 s of the CPU; Python compiles the few it imports when it does.
            quiet = ["-q", "--disable-pip-version-check", "--no-compile"]
            words = [str(PYTHON), "-m", "pip", "install", *quiet, "-r", str(requirements)]
            if subprocess.run(words, cwd=ROOT, check=False).returncode:
                raise MissingError(f"pip could not install {requirements.name}; its message is above.")
            stamp.write_text(wanted)
    return PYTHON


def _make() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        # Debian keeps the two in a package of their own.
        install([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
    say(f"making {VENV.name} with Python {sys.version.split()[0]}")
    venv.create(VENV, with_pip=True, symlinks=True)


def _digest(requirements: Path) -> str:
    """Changes with the file, with those it names by -r, and with the Python that installs them."""
    text = requirements.read_text()
    named = [line.split()[1] for line in text.splitlines() if line.startswith("-r ")]
    content = "\n".join([sys.version, text, *((requirements.parent / name).read_text() for name in named)])
    return hashlib.sha256(content.encode()).hexdigest()


def main() -> int:
    """Make it; the exit code."""
    if sys.version_info < LEAST:
        print("Lotse needs Python 3.11 or newer.", file=sys.stderr)
        return 3
    try:
        make_ready(ROOT / (sys.argv[1] if len(sys.argv) > 1 else "requirements.txt"))
    except MissingError as problem:
        print(f"environment: {problem}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PIP_DEFAULT_TIMEOUT", "60")
    sys.exit(main())
