"""Runs every check that needs no server, says which failed, and shows what they said.

python scripts/check.py [NAME …]
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

# Whoever deploys sets these; the check wants to see that nothing else is missing.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "kb_site.settings.production",
    "SECRET_KEY": "a-secret-for-the-check-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "LOTSE_HOSTS": "help.example.org",
    "DATABASE_URL": "postgres://lotse:secret@127.0.0.1:5432/lotse",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "ELASTICSEARCH_URL": "http://127.0.0.1:9200",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "DEFAULT_FROM_EMAIL": "help@example.org",
}
TEST = {"DJANGO_SETTINGS_MODULE": "kb_site.settings.test", "TEST_DATABASE_URL": "sqlite:///var/check.sqlite3"}


@dataclass(frozen=True)
class Check:
    """One command that must end with 0."""

    name: str
    words: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


def checks() -> list[Check]:
    """All of them, quickest first."""
    python = str(BIN / "python")
    return [
        Check("ruff", [f"{BIN}/ruff", "check", "."]),
        Check("format", [f"{BIN}/ruff", "format", "--check", "."]),
        Check("templates", [f"{BIN}/djlint", "--lint", "--quiet", "templates"]),
        Check("messages", [python, "scripts/messages.py", "check"]),
        Check("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], TEST),
        Check("deployment", [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        Check("import rules", [f"{BIN}/lint-imports", "--no-cache"], TEST),
        Check("types", [f"{BIN}/mypy", "."], TEST),
    ]


def main(names: Sequence[str]) -> int:
    """Run the checks called ``names``, or all; the exit code."""
    failed = []
    for check in checks():
        if names and check.name not in names:
            continue
        began = time.monotonic()
        done = subprocess.run(
            check.words, cwd=ROOT, env={**os.environ, **check.env}, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        print(
            f"check: {check.name:14} {'passed' if done.returncode == 0 else 'FAILED':7} {time.monotonic() - began:4.0f} s",
            flush=True,
        )
        if done.returncode:
            failed.append(check.name)
            print(done.stdout, flush=True)
    if failed:
        print(f"check: failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
