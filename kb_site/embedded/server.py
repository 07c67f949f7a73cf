"""The web server of the one process: its port, its start, and the moment the first page can be fetched."""

import errno
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import uvicorn

from kb_site.embedded.console import RefusedError

HOST = "127.0.0.1"
USUAL_PORT = 8000
# Open streams and slow readers are cut off this many seconds after Ctrl-C.
FAREWELL = 2


def claim_port(wanted: str) -> socket.socket:
    """A socket bound to the port ``wanted``, or to 8000, or to any free one when nobody asked for a certain port.

    Raises:
        RefusedError: ``wanted`` is no port or is taken.
    """
    if wanted and not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < 65536):
        raise RefusedError(f"PORT must be a number from 1 to 65535, not {wanted!r}.")
    for port in [int(wanted)] if wanted else [USUAL_PORT, 0]:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as error:
            listener.close()
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
        else:
            return listener
    raise RefusedError(f"Port {wanted} is taken. Write another one, for example: PORT=8010 make run")


def serve(listener: socket.socket, when_ready: Callable[[str], None], *, threads: int) -> bool:
    """Answer until Ctrl-C or SIGTERM; ``when_ready`` is called with the address once the first page was fetched.

    False when the first page could not be shown; then nothing is served any longer.
    """
    os.environ["LOTSE_THREADS"] = str(threads)
    server = uvicorn.Server(
        uvicorn.Config(
            "kb_site.asgi:application",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=FAREWELL,
        )
    )
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    shown: list[bool] = []
    threading.Thread(
        target=_announce, args=(server, address, when_ready, shown), name="first-page", daemon=True
    ).start()
    # Uvicorn ends in peace and then raises the signal again, for whoever stood there before.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    server.run(sockets=[listener])
    return shown != [False]


def _announce(server: uvicorn.Server, address: str, when_ready: Callable[[str], None], shown: list[bool]) -> None:
    while not server.started and not server.should_exit:
        time.sleep(0.02)
    if server.should_exit:
        return
    shown.append(first_page_answers(address))
    if shown[0]:
        when_ready(address)
    else:
        server.should_exit = True


def first_page_answers(address: str) -> bool:
    """Fetch the first page, which also warms templates and caches; whether it is there."""
    try:
        with urllib.request.urlopen(address, timeout=60) as page:  # noqa: S310  # our own address
            page.read()
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
    return True
