"""Reads settings from the environment and refuses a wrong value with a sentence that says what to write instead."""

import os
import re
from collections.abc import Sequence
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LONGEST_SHOWN = 60
"""Characters of a wrong value that are repeated."""
POSTGRES = ("postgres", "postgresql")
POSTGRES_PORT = 5432
SCHEME = r"[a-z][a-z0-9+-]*"
# Behind a pool that hands out a connection for each transaction; Django's own, the others are libpq's.
CURSORS = "disable_server_side_cursors"
HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


def text(name: str, default: str | None = None) -> str:
    """The value of ``name``; without ``default`` it must be set and not empty."""
    value = _written(name, default or "")
    if not value and default is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}; it has no default here.")
    return value


def switch(name: str, *, default: bool) -> bool:
    """``true`` or ``false``; anything else is refused rather than guessed."""
    return _true(name, _written(name, "true" if default else "false"))


def number(name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
    """A whole number of at least ``least``, and at most ``most`` where there is one."""
    value = _written(name, str(default))
    is_one = value.isascii() and value.isdigit() and len(value) < 20
    if not is_one or int(value) < least or (most is not None and int(value) > most):
        bounds = f"of at least {least}" if most is None else f"from {least} to {most}"
        raise ImproperlyConfigured(f"{name} must be a whole number {bounds}, not {shown(value)}.")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A list separated by blanks, which the proxy reads as well, or by commas."""
    return _written(name, default).replace(",", " ").split()


def hosts(name: str) -> list[str]:
    """At least one name (or IPv4 address) that a site is served at, in small letters."""
    given = text(name)
    found = [host.lower() for host in names(name)]
    wrong = [host for host in found if not is_host(host)]
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
    """A URL whose scheme is one of ``schemes``, e.g. ``redis://localhost:6379/0``; a refusal repeats nothing behind the scheme."""
    return _address(name, text(name, default), schemes, needs_host=needs_host)


def addresses(name: str, schemes: Sequence[str]) -> list[str]:
    """At least one such URL with a host; several are separated by blanks."""
    return [_address(name, value, schemes, needs_host=True) for value in text(name).split()]


def _address(name: str, value: str, schemes: Sequence[str], *, needs_host: bool) -> str:
    scheme, known, _rest = value.partition("://")
    if not known or scheme.lower() not in schemes:
        begin = " or ".join(s + "://" for s in schemes)
        given = f", not {scheme[:LONGEST_SHOWN]}://" if known and re.fullmatch(SCHEME, scheme) else ""
        raise ImproperlyConfigured(f"{name} must be an address that begins with {begin}{given}.")
    try:
        parts = urlsplit(value)
        _ = [place.port for place in _places(parts)]
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} has a wrong port, or a password with characters that mean something in an address:"
            " a port is a number up to 65535, and in a password / is written %2F, @ %40, : %3A, # %23, ? %3F and % %25."
        ) from None
    if not (parts.netloc or parts.path):
        raise ImproperlyConfigured(f"{name} ends behind {parts.scheme}://; write what it leads to.")
    if needs_host and not parts.hostname:
        raise ImproperlyConfigured(f"{name} names no host; write {parts.scheme}://host:port.")
    if needs_host and "," in (parts.hostname or ""):
        raise ImproperlyConfigured(f"{name} must name one host, e.g. {parts.scheme}://host:port.")
    return value


def _places(parts: SplitResult) -> list[SplitResult]:
    """Host and port; PostgreSQL takes several hosts, each with a port of its own."""
    place = parts.netloc.rpartition("@")[2]
    return [urlsplit(f"//{one}") for one in (place.split(",") if parts.scheme in POSTGRES else [place])]


def database(
    default: str | None = None,
    *,
    name: str = "DATABASE_URL",
    schemes: Sequence[str] = (*POSTGRES, "sqlite"),
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
        parts = urlsplit(url)
        if len(places := _places(parts)) > 1:
            # As libpq reads them; django-environ keeps an IPv6 address's brackets and counts only the ports that are written.
            config["HOST"] = ",".join(place.hostname or "" for place in places)
            config["PORT"] = ",".join(str(place.port or POSTGRES_PORT) for place in places)
        options = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        config[CURSORS.upper()] = _true(f"{CURSORS} in {name}", options.pop(CURSORS, "false"))
        _refuse_unknown(name, options)
        config["OPTIONS"] = {**options, "pool": pool}
    return config


def _refuse_unknown(name: str, options: dict[str, str]) -> None:
    """Refuse what stands behind the question mark and libpq does not know; it knows ``sslmode=require``."""
    from psycopg import ProgrammingError, conninfo  # SQLite does without it

    try:
        conninfo.make_conninfo(**options)
    except ProgrammingError:
        # What is no name may be the rest of a password with a question mark in it.
        known = ", ".join(option for option in options if re.fullmatch(r"[a-z]+(_[a-z]+)*", option))
        raise ImproperlyConfigured(
            f"{name} has options behind its question mark that PostgreSQL does not know"
            f"{f' ({known[:LONGEST_SHOWN]})' if known else ''}; write for example ?sslmode=require, or none."
        ) from None


def is_host(host: str) -> bool:
    """Whether ``host`` is a name in small letters or an IPv4 address, and nothing around it."""
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
    _before, at, behind = value.rpartition("@")
    value = f"{'…@' if at else ''}{behind}"
    return repr(value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…")


def _written(name: str, default: str) -> str:
    """As it stands there: a key may begin with a dollar."""
    return os.environ.get(name, default).strip()


def _true(name: str, value: str) -> bool:
    if value.lower() not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {shown(value)}.")
    return value.lower() == "true"
