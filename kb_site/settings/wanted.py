"""What production wants of single variables: a key nobody guesses, servers that can be reached, addresses that are some."""

import os
import re
from email.utils import getaddresses
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import EmailValidator

from kb_site.settings import env

# Django's own measure (security.W009).
KEY_LENGTH = 50
KEY_CHARACTERS = 5
EXAMPLES = ("change-me", "django-insecure-")
# An index of Elasticsearch has at most 255 bytes; ours add kind, language and time.
INDEX_PREFIX = r"[a-z0-9][a-z0-9._-]{0,99}"
PG_OPTIONS = r"((-c\s*|--)[A-Za-z_][\w.-]*=(\\.|[^\s\\])+(\s+|$))*"
# One or several, as gunicorn takes them; it would fill up half of an address or guess, we ask for the whole.
LISTENER = r"unix:.+|fd://\d+|(?P<host>[\w.-]*|\[[0-9A-Fa-f:.]+\]):(?P<port>\d{1,5})"


def secret(name: str) -> str:
    """A key nobody guesses; it is not repeated when it is refused."""
    value = env.text(name)
    if len(value) < KEY_LENGTH or len(set(value)) < KEY_CHARACTERS or value.startswith(EXAMPLES):
        raise ImproperlyConfigured(
            f"{name} must be at least {KEY_LENGTH} random characters of your own, not those of an example;"
            ' make them: python3 -c "import secrets; print(secrets.token_urlsafe(50))".'
        )
    return value


def folder(name: str, path: Path) -> None:
    """Refuse ``path``, which came from ``name``, where a file stands in its way or what is kept there is closed to this process."""
    existing = next(place for place in (path, *path.parents) if place.exists())
    if not existing.is_dir():
        raise ImproperlyConfigured(f"{name} must be a folder, and {existing} is a file.")
    for kept in (path / "media", path / "uploads"):
        if kept.exists() and not (kept.is_dir() and os.access(kept, os.W_OK | os.X_OK)):
            raise ImproperlyConfigured(f"{name}: {kept} must be a folder that this process may write to.")


def redis(name: str) -> str:
    """An address of Redis; a socket is none that the broker reads."""
    value = env.address(name, ("redis", "rediss"), needs_host=True)
    path = urlsplit(value).path.strip("/")
    if path and not (path.isascii() and path.isdigit()):
        raise ImproperlyConfigured(f"{name} ends with the number of a database, e.g. redis://host:6379/0.")
    return value


def search_engine(name: str, default: str | None = None) -> str:
    """Addresses of Elasticsearch's nodes, whose client knows no usual port for http; or ``default`` where none is written."""
    if default is not None and not env.text(name, ""):
        return default
    nodes = [node.rstrip("/") for node in env.addresses(name, ("http", "https"))]
    if any(urlsplit(node).scheme == "http" and not urlsplit(node).port for node in nodes):
        raise ImproperlyConfigured(f"{name} names no port; write it behind the host, e.g. http://host:9200.")
    if len(set(nodes)) < len(nodes):
        raise ImproperlyConfigured(f"{name} names a node twice.")
    return " ".join(nodes)


def mail_server(name: str) -> str:
    """An address of a mail server, or the console."""
    return env.address(name, ("smtp", "smtp+tls", "smtp+ssl", "consolemail"), needs_host=True)


def sender(name: str) -> str:
    """One address letters come from, with or without a name before it."""
    value = env.text(name)
    found = getaddresses([value])
    try:
        if len(found) != 1 or not value.isprintable():
            raise ValidationError("not one address")
        host = found[0][1].rpartition("@")[2]
        # One's own network has names without a dot, or with an ending nobody registers.
        EmailValidator(allowlist=[host] if env.is_host(host.lower()) else [])(found[0][1])
    except ValidationError:
        raise ImproperlyConfigured(
            f"{name} must be one email address, e.g. help@example.org, not {env.shown(value)}."
        ) from None
    return value


def index_prefix(name: str, *, default: str) -> str:
    """What the names of our indexes begin with."""
    says = "at most 100 small letters, digits, - _ and . that begin with a letter or a digit"
    return env.matching(name, INDEX_PREFIX, says, default)


def libpq_options(name: str) -> str:
    """libpq reads them itself; what it cannot read would only show at the first page."""
    return env.matching(name, PG_OPTIONS, "settings like -c statement_timeout=30s, separated by blanks", "")


def listener(name: str, *, default: str) -> str:
    """Host and port, or a socket, that a server listens at; several are separated by commas."""
    value = env.text(name, default)
    for place in value.split(","):
        found = re.fullmatch(LISTENER, place.strip())
        if not found or not 0 < int(found["port"] or 1) < 65536:
            says = "a host and a port from 1 to 65535 like 0.0.0.0:8000, or a socket like unix:/run/lotse.sock"
            raise ImproperlyConfigured(f"{name} must be {says}, not {env.shown(place)}.")
    return value


def threads(name: str, *, default: int, connections: str) -> int:
    """Threads in a process: each may need one of its ``connections`` to the database."""
    wished = env.number(name, default=default, least=1, most=1_000)
    there = env.number(connections, default=8, least=1, most=1_000)
    if wished > there:
        raise ImproperlyConfigured(
            f"{name} is {wished}, but {connections} leaves only {there} connections; make {connections} at least {wished}."
        )
    return wished
