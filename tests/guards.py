"""Guards around every test: nothing leaves the machine, and no error is swallowed unseen."""

import ipaddress
import logging
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

# Whoever catches an error and goes on logs it under one of these: signals, on_commit hooks,
# what Wagtail does after saves, the postman, the search log.
SWALLOWERS = ("django.dispatch", "django.db.backends.base", "django_tasks", "modelsearch", "news", "search.log")
NAMED = ("TEST_DATABASE_URL", "TEST_REDIS_URL", "TEST_ELASTICSEARCH_URL")

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


class OutsideError(OSError):
    """A test reached for a machine that is not this one."""


def only_loopback(environment: Mapping[str, str]) -> None:
    """From now on sockets reach this machine and the servers named by TEST_ variables, nothing else."""
    named = {urlsplit(environment[name]).hostname for name in NAMED if environment.get(name)} - {None}
    addresses = {row[4][0] for host in named if not is_loopback(host) for row in _getaddrinfo(host, None)}

    def check(host):
        if isinstance(host, bytes):
            host = host.decode()
        if host and not is_loopback(host) and host not in named | addresses:
            raise OutsideError(f"a test wanted to reach {host}")

    def connect(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            check(address[0])
        return _connect(self, address)

    def connect_ex(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            check(address[0])
        return _connect_ex(self, address)

    def getaddrinfo(host, *args, **kwargs):
        check(host)
        return _getaddrinfo(host, *args, **kwargs)

    socket.socket.connect = connect
    socket.socket.connect_ex = connect_ex
    socket.getaddrinfo = getaddrinfo


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine by name or address."""
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@contextmanager
def collecting_errors() -> Iterator[list[str]]:
    """Collects what the swallowers log at ERROR, traceback included."""
    errors: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record):
            errors.append(self.format(record))

    collector = Collector(level=logging.ERROR)
    loggers = [logging.getLogger(name) for name in SWALLOWERS]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield errors
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
