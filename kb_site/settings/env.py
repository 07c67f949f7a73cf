"""Reads settings from the environment and refuses a wrong value with a sentence that says what to write instead."""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LONGEST_SHOWN = 60
"""Characters of a wrong value that are repeated."""
# Behind a pool that hands out a connection for each transaction; Django's own, the others are libpq's.
CURSORS = "disable_server_side_cursors"
HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


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
        raise ImproperlyConfigured(f"{name} must be true or false, not {shown(value)}.")
    return value == "true"


def number(name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
    """A whole number of at least ``least``, and at most ``most`` where there is one."""
    value = str(env.str(name, default=str(default))).strip()
    is_one = value.isascii() and value.isdigit() and len(value) < 20
    if not is_one or int(value) < least or (most is not None and int(value) > most):
        bounds = f"of at least {least}" if most is None else f"from {least} to {most}"
        raise ImproperlyConfigured(f"{name} must be a whole number {bounds}, not {shown(value)}.")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A list separated by blanks, which the proxy reads as well, or by commas."""
    return str(env.str(name, default=default)).replace(",", " ").split()


def hosts(name: str) -> list[str]:
    """At least one name (or IPv4 address) that a site is served at, in small letters."""
    given = text(name)
    found = [host.lower() for host in names(name)]
    wrong = [host for host in found if not _is_host(host)]
    if wrong or not found:
        raise ImproperlyConfigured(
            f"{name} must be names only, separated by blanks, e.g. help.example.org: no https://, port, path or *,"
            f" and xn--… for letters beyond a to z; not {shown(wrong[0] if wrong else given)}."
        )
    return found


def matching(name: str, pattern: str, says: str, default: str | None = None) -> str:
    """A value that ``pattern`` matches as a whole; ``says`` completes "NAME must be …" when it does not."""
    value = text(name, default)
    if not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} must be {says}, not {shown(value)}.")
    return value


def address(name: str, schemes: Sequence[str], default: str | None = None, *, needs_host: bool = False) -> str:
    """A URL whose scheme is one of ``schemes``, e.g. ``redis://localhost:6379/0``."""
    value = text(name, default)
    try:
        parts = urlsplit(value)
        # Several hosts, as PostgreSQL takes them, have a port each.
        _ = None if "," in parts.netloc else parts.port
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} has a wrong port, or a password with characters that mean something in an address:"
            " a port is a number up to 65535, and in a password / is written %2F, @ %40, : %3A, # %23, ? %3F and % %25."
        ) from None
    if parts.scheme not in schemes or not (parts.netloc or parts.path):
        begin = " or ".join(s + "://" for s in schemes)
        raise ImproperlyConfigured(f"{name} must be an address that begins with {begin}, not {shown(value)}.")
    if needs_host and not parts.hostname:
        raise ImproperlyConfigured(f"{name} names no host; write {parts.scheme}://host:port.")
    return value


def database(
    default: str | None = None,
    *,
    name: str = "DATABASE_URL",
    schemes: Sequence[str] = ("postgres", "postgresql", "sqlite"),
) -> dict[str, Any]:
    """Django's database settings from ``name`` (PostgreSQL or SQLite), with the options each of them needs."""
    url = address(name, schemes, default)
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
        pool = {"min_size": 1, "max_size": number("DATABASE_POOL", default=8, least=1, most=1_000)}
        config["OPTIONS"] = {**_libpq_options(name, url), "pool": pool}
    return config


def _libpq_options(name: str, url: str) -> dict[str, str]:
    """What stands behind the question mark, e.g. ``sslmode=require``; only what libpq knows."""
    from psycopg import ProgrammingError, conninfo  # SQLite does without it

    options = {key: values[-1] for key, values in parse_qs(urlsplit(url).query, keep_blank_values=True).items()}
    options.pop(CURSORS, None)  # read already
    try:
        conninfo.make_conninfo(**options)
    except ProgrammingError:
        raise ImproperlyConfigured(
            f"{name} has options behind its question mark that PostgreSQL does not know"
            f" ({shown(', '.join(options))}); write for example ?sslmode=require, or none."
        ) from None
    return options


def _is_host(host: str) -> bool:
    if not HOST.fullmatch(host):
        return False
    if not host.rpartition(".")[2].isdigit():
        return True
    try:
        return bool(IPv4Address(host))
    except ValueError:
        return False


def shown(value: str) -> str:
    """A wrong value as a refusal repeats it: without what may be a password, and not endlessly."""
    before, at, behind = value.partition("?")[0].rpartition("@")
    scheme, known, _rest = before.partition("://")
    value = f"{scheme if known else ''}{known}{'…@' if at else ''}{behind}"
    return repr(value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…")
