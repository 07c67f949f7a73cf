"""Reads settings from the environment and refuses a wrong value with a sentence that says what to write instead."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def text(name: str, default: str | None = None) -> str:
    """The value of ``name``; without ``default`` it must be set and not empty."""
    value = str(env.str(name, default=default or "")).strip()
    if not value and default is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}; it has no default here.")
    return value


def switch(name: str, *, default: bool) -> bool:
    """``true`` or ``false``; anything else is refused rather than guessed."""
    value = str(env.str(name, default="true" if default else "false")).strip().lower()
    if value not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return value == "true"


def number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number of at least ``least``."""
    value = str(env.str(name, default=str(default))).strip()
    if not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}.")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A list separated by blanks, which the proxy reads as well, or by commas."""
    return str(env.str(name, default=default)).replace(",", " ").split()


def address(name: str, schemes: tuple[str, ...], default: str | None = None) -> str:
    """A URL whose scheme is one of ``schemes``, e.g. ``redis://localhost:6379/0``."""
    value = text(name, default)
    parts = urlsplit(value)
    if parts.scheme not in schemes or not (parts.netloc or parts.path):
        raise ImproperlyConfigured(
            f"{name} must be an address that begins with {' or '.join(s + '://' for s in schemes)}, not {value!r}."
        )
    return value


def database(default: str | None = None, *, name: str = "DATABASE_URL") -> dict[str, Any]:
    """Django's database settings from ``name`` (PostgreSQL or SQLite), with the options each of them needs."""
    url = address(name, ("postgres", "postgresql", "sqlite"), default)
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # A writer waits for the other one instead of failing; IMMEDIATE takes the lock before the first read.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        # Tests that hand the database to threads need a file, not memory.
        config["TEST"] = {"NAME": str(Path(str(config["NAME"])).with_suffix(".test.sqlite3"))}
    elif not config.get("NAME"):
        raise ImproperlyConfigured(f"{name} names no database; write postgres://user:password@host:5432/lotse.")
    else:
        # A connection is looked at before a request gets it: after a restart of the database nobody gets a dead one.
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = {"pool": {"min_size": 1, "max_size": number("DATABASE_POOL", default=8, least=1)}}
    return config
