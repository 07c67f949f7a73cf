"""Redis: in memory only, with enough databases for every test process to have its own."""

import socket
from pathlib import Path

from scripts.servers.machine import MissingError, command, free_port, own
from scripts.servers.process import Server, Starter, await_ready

DATABASES = 64


def bring_up(folder: Path, starter: Starter, port: int = 0) -> Server:
    """A server of its own; waits until it answers PING."""
    program = command("redis-server")
    if program is None:
        raise MissingError("Install Redis (Debian: redis-server) and start again.")
    home = folder / "redis"
    own(home)
    port = port or free_port()
    server = Server(
        "Redis", "TEST_REDIS_URL", f"redis://127.0.0.1:{port}/0", 0, "", str(home / "server.log")
    )  # fmt: skip
    starter.start(
        server,
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
         "--databases", str(DATABASES), "--dir", str(home)],
    )  # fmt: skip
    return await_ready(server, lambda: _pong(port), limit=30)


def _pong(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
